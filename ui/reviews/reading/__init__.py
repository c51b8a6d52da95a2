"""What a chair reads of a meeting: its agenda, papers, pack and minutes, to remark on and to propose other words."""
