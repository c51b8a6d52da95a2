"""The guide inside the window: chapters in Markdown, shown in front of the page they are about."""
