"""Aids for whoever writes on a surface: spelling, citations that lead to what they cite, words looked for."""
