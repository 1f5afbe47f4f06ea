"""Answering: the letter drafted from the chosen answers, reviewed, signed, served; other letters from their acts."""
