"""What decisions and actions share: the thread of progress and its update box."""
