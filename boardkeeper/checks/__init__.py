"""What the data says against the data: findings with their exact place and their arithmetic."""
