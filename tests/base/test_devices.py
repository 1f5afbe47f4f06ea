"""A browser's own name in words people know."""

from __future__ import annotations

import pytest

from gongkai.base.templatetags.devices import device


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36", "Windows 电脑 Chrome"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0", "Windows 电脑 Edge"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1", "苹果手机 Safari"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/120.0 MicroMessenger/8.0", "安卓手机 微信"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Linux 电脑 Firefox"),
        ("curl/8.0", "未知的浏览器"),
        ("", "未知的浏览器"),
    ],
)  # fmt: skip
def test_a_device_is_named_in_words(agent: str, words: str):
    assert device(agent) == words
