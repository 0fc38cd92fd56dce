#!/usr/bin/env python3
"""签名示例 / How to sign a call: python3 sign.py AK SK TIMESTAMP PARAM

sign = 小写十六进制 SHA-256(ak + timestamp + sk + param)，UTF-8；timestamp 为 10 位秒数，"" 表示现在；param 为 "-" 时从标准输入读取。
sign = lower-case hex SHA-256(ak + timestamp + sk + param) in UTF-8; timestamp in seconds, "" = now; param "-" = standard input.
"""

import hashlib
import json
import sys
import time


def sign(ak: str, sk: str, timestamp: str, param: str) -> str:
    """The sign of a call."""
    return hashlib.sha256((ak + timestamp + sk + param).encode("utf-8")).hexdigest()


def signed_body(ak: str, sk: str, timestamp: str, param: str) -> bytes:
    """The body to post, with Content-Type: application/json."""
    timestamp = timestamp or str(int(time.time()))
    body = {"ak": ak, "timestamp": timestamp, "sign": sign(ak, sk, timestamp, param), "param": param}
    return json.dumps(body, ensure_ascii=False).encode("utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    arguments = sys.argv[1:]
    if arguments[3] == "-":
        arguments[3] = sys.stdin.buffer.read().decode("utf-8")
    sys.stdout.buffer.write(signed_body(*arguments) + b"\n")
