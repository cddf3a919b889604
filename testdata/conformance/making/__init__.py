"""What make.py is made of: update rules of the frameworks, networks, and the files they go into."""
