#!/usr/bin/env bash
# 签名示例 / How to sign a call: ./sign.sh AK SK TIMESTAMP PARAM   (needs bash and openssl)
#
# sign = 小写十六进制 SHA-256(ak + timestamp + sk + param)，UTF-8；timestamp 为 10 位秒数，"" 表示现在；param 为 "-" 时从标准输入读取。
# sign = lower-case hex SHA-256(ak + timestamp + sk + param) in UTF-8; timestamp in seconds, "" = now; param "-" = standard input.
# 参数中的 sk 会出现在进程列表中，仅供试验；程序中请 source 本文件并调用 signed_body。
# An sk among the arguments shows in the list of processes: for trying only. In scripts, source this file and call signed_body.

# TEXT: as the inside of a JSON string.
json_escape() {
    local text=$1 code char escaped
    text=${text//\\/\\\\}
    text=${text//\"/\\\"}
    if [[ $text == *[$'\x01'-$'\x1f']* ]]; then
        for code in {1..31}; do
            printf -v escaped '\\u%04x' "$code"
            # Escaped twice: "printf -v" makes the letter, the pattern takes it as it is.
            printf -v char "\\x$(printf %x "$code")"
            text=${text//"$char"/"$escaped"}
        done
    fi
    printf '%s' "$text"
}

# AK SK TIMESTAMP PARAM: prints the sign. The secret goes to openssl through a pipe.
sign() {
    local digest
    digest=$(printf '%s' "$1$3$2$4" | openssl dgst -sha256)
    printf '%s' "${digest##* }"
}

# AK SK TIMESTAMP PARAM: prints the body to post.
signed_body() {
    local LC_ALL=C timestamp=$3 # bytes, not letters
    [ -n "$timestamp" ] || printf -v timestamp '%(%s)T' -1
    printf '{"ak":"%s","timestamp":"%s","sign":"%s","param":"%s"}\n' \
        "$(json_escape "$1")" "$timestamp" "$(sign "$1" "$2" "$timestamp" "$4")" "$(json_escape "$4")"
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
    set -euo pipefail
    if [ $# -ne 4 ]; then
        sed -n '2,6s/^# //p' "$0" >&2
        exit 2
    fi
    param=$4
    if [ "$param" = - ]; then
        param=$(cat && printf .) # a shell cuts line ends at the end of what it catches
        param=${param%.}
    fi
    signed_body "$1" "$2" "$3" "$param"
fi
