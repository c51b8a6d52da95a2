"""The pack of a meeting: laid out in the background, looked at, printed and exported."""
