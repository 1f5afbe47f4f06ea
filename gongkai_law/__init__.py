"""The law of government-information disclosure as plain Python: no Django, no database, no machine clock.

Every function gets its day, its calendar and its facts as arguments and returns values.
"""
