"""Published information as the law sees it: its metadata, its numbers, its validity, its interpretation. (条例 12, 19–26)"""
