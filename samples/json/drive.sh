#!/usr/bin/env bash
# Drives every endpoint of the signed JSON interface, from a producer's and a distributor's side. Needs bash, curl and openssl.
set -euo pipefail
export LC_ALL=C # bytes, not letters

here=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
. "$here/sign.sh"

help() {
    cat <<'HELP'
drive.sh - 逐个调用签名 JSON 接口的全部端点 / calls every endpoint of the signed JSON interface

  ./drive.sh --endpoint URL --producer AK:SK:USCC --distributor AK:SK:USCC [--cacert FILE] [--run NUMBER]

  --endpoint URL            JSON 接口地址 / address of the JSON interface       (or TRACE_JSON_ENDPOINT)
  --producer AK:SK:USCC     药品和耗材生产企业的密钥和信用代码 / key and credit code of a producer of drugs and consumables
                                                                               (or TRACE_PRODUCER)
  --distributor AK:SK:USCC  流通企业 / of a distributor                         (or TRACE_DISTRIBUTOR)
  --cacert FILE             信任的证书（PEM）/ certificate to trust             (or TRACE_CACERT)
  --run NUMBER              运行编号，1 至 8 位数字，决定所有追溯码和单号，缺省为当前时间 /
                            1 to 8 digits that all codes and numbers are made from; the time when left out

每行：谁、接口、code、message；首个意外的 code 以退出码 1 结束。可反复运行。密钥放在环境变量中，就不会出现在进程列表里。
A line is who, interface, code, message; the first unexpected code ends it with exit code 1. Run it as often as you like. Keys in
the environment do not show in the list of processes.

例 / Examples:
  ./trace keys create --enterprise 91310000MA1FL0001R --name 示例药厂 --role drug-producer --role consumable-producer
  ./trace keys create --enterprise 91310000MA1FL0002W --name 示例流通 --role distributor
  TRACE_PRODUCER=ak-...:SK:91310000MA1FL0001R TRACE_DISTRIBUTOR=ak-...:SK:91310000MA1FL0002W \
      ./drive.sh --endpoint http://127.0.0.1:5082
  ./drive.sh --endpoint https://127.0.0.1:5082 --cacert ca.pem --run 42
HELP
}

usage() {
    printf '%s\n' "$1" "./drive.sh --help" >&2
    exit 2
}

# ---- arguments -------------------------------------------------------------------------------------------------------

endpoint=${TRACE_JSON_ENDPOINT:-} producer=${TRACE_PRODUCER:-} distributor=${TRACE_DISTRIBUTOR:-} cacert=${TRACE_CACERT:-} run=
while [ $# -gt 0 ]; do
    case $1 in
        --help | -h)
            help
            exit 0
            ;;
        --endpoint | --producer | --distributor | --cacert | --run)
            [ $# -gt 1 ] || usage "$1 缺少值 / $1 needs a value"
            declare "${1#--}=$2"
            shift 2
            ;;
        *) usage "未知选项 / unknown option: $1" ;;
    esac
done
[ -n "$endpoint" ] || usage "缺少 --endpoint / --endpoint is missing"
key_form='^([^:]+):([^:]+):([0-9A-Z]{18})$'
[[ $producer =~ $key_form ]] || usage "--producer 应为 AK:SK:信用代码 / --producer must be AK:SK:USCC"
producer_uscc=${BASH_REMATCH[3]}
[[ $distributor =~ $key_form ]] || usage "--distributor 应为 AK:SK:信用代码 / --distributor must be AK:SK:USCC"
distributor_uscc=${BASH_REMATCH[3]}
printf -v now '%(%s)T' -1
[ -n "$run" ] || run=$((now % 100000000))
[[ $run =~ ^[0-9]{1,8}$ ]] || usage "--run 应为 1 至 8 位数字：$run / --run must be 1 to 8 digits: $run"
printf -v run '%08d' "$((10#$run))"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ---- calls -----------------------------------------------------------------------------------------------------------

answer= code= message=

# KEY PATH PARAM [CURL OPTION...]: posts a signed call; sets answer, code and message.
post() {
    local key=$1 path=$2 param=$3 ak sk
    shift 3
    IFS=: read -r ak sk _ <<<"$key"
    answer=$(signed_body "$ak" "$sk" "" "$param" |
        curl -sS --max-time 60 ${cacert:+--cacert "$cacert"} -H 'Content-Type: application/json' --data-binary @- "$@" "$endpoint$path") || {
        printf '无法连接 / cannot reach %s\n' "$endpoint$path" >&2
        exit 1
    }
    code=- message=-
    if [[ $answer =~ ^\{\"code\":([0-9]+),\"type\":\"[a-z]+\",\"message\":\"([^\"]*)\" ]]; then
        code=${BASH_REMATCH[1]} message=${BASH_REMATCH[2]}
    fi
}

# What was answered, and the end when it is not as it should be.
tell() { # WHO PATH WHAT EXPECTED
    printf '%-11s %-17s %5s  %s：%s\n' "$1" "$2" "$code" "$3" "$message"
    if [ "$code" != "$4" ]; then
        printf '应为 / expected %s: %s\n' "$4" "$answer" >&2
        exit 1
    fi
}

P() { # EXPECTED PATH WHAT PARAM: a call of the producer
    post "$producer" "$2" "$4"
    tell producer "$2" "$3" "$1"
}

D() { # EXPECTED PATH WHAT PARAM: a call of the distributor
    post "$distributor" "$2" "$4"
    tell distributor "$2" "$3" "$1"
}

# NAME: the first text of this name in the answer.
text_of() {
    [[ $answer =~ \"$1\":\"([^\"]*)\" ]] && printf '%s' "${BASH_REMATCH[1]}"
}

must_say() { # TEXT
    [[ $answer == *"$1"* ]] || {
        printf '应答中应有 / the answer should hold %s: %s\n' "$1" "$answer" >&2
        exit 1
    }
}

# ---- made-up goods, all of them from the credit code and the run number -----------------------------------------------

digits_of() { # TEXT COUNT: digits that this text always gives
    local hash
    hash=$(printf '%s' "$1" | openssl dgst -sha256)
    hash=${hash##* }
    hash=${hash//[a-f]/}
    printf '%s' "${hash:0:$2}"
}

gtin() { # 13 digits: with the check digit behind them
    local sum=0 i
    for ((i = 0; i < 13; i++)); do
        sum=$((sum + ${1:i:1} * (i % 2 ? 1 : 3)))
    done
    printf '%s%d' "$1" $(((10 - sum % 10) % 10))
}

own=$(digits_of "$producer_uscc" 6)
prefix=81${own:0:4}                                # drug codes: domestic 1 to 3, imported 4
domestic_nhsa=XA01ABD075A0020101${own:0:5}          # 23 characters
imported_nhsa=XA02ABD075A0020101${own:0:5}
device_nhsa=C010101001001010000${own:0:6}01         # 27 characters
domestic_barcode=$(gtin "0690${own}001")
imported_barcode=$(gtin "0690${own}002")
device=$(gtin "0690${own}003")
lot=L$run

trace_code() { # LEVEL SERIAL
    printf '%s%s%s%05d' "$prefix" "$1" "$run" "$2"
}

case1=$(trace_code 3 1) box1=$(trace_code 2 1) box2=$(trace_code 2 2)
unit1=$(trace_code 1 1) unit2=$(trace_code 1 2) unit3=$(trace_code 1 3) unit4=$(trace_code 1 4)
loose1=$(trace_code 1 11) loose2=$(trace_code 1 12) loose3=$(trace_code 1 13) loose4=$(trace_code 1 14) loose5=$(trace_code 1 15)
fresh=$(trace_code 1 21) foreign=$(trace_code 4 1) kept=$(trace_code 1 31)
catheter="(01)$device(21)SN$run"

at() { # SECONDS AGO: as the standard writes times, by the clock of China
    TZ=CST-8 printf '%(%Y-%m-%d %H:%M:%S)T' $((now - $1))
}

day() { # SECONDS AGO
    TZ=CST-8 printf '%(%Y-%m-%d)T' $((now - $1))
}

made=$(day $((30 * 86400))) expires=$(day $((-700 * 86400))) today=$(day 0)

doc() { # LETTER: a document number of this run
    printf '"docNo":"%s%s"' "$1" "$run"
}

goods='"medListCodg":"'$domestic_nhsa'","drugProdBarc":"'$domestic_barcode'"'
dates='"manuDate":"'$made'","expyEnd":"'$expires'"'
head='"prodType":"2",'$goods',"manuLotnum":"'$lot'",'$dates',"pacRatio":"1:2:4"'

row() { # CODE LEVEL [PARENT]
    printf '{"tracCodg":"%s","tracPacLv":%s,"prntTracCodg":"%s","pacStas":"0"}' "$1" "$2" "${3-}"
}

activation() { # LETTER ROWS: of loose codes or a cascade, an hour ago
    printf '{%s,"chgType":"1",%s,"actvTime":"%s","tracCodgList":[%s]}' "$(doc "$1")" "$head" "$(at 3600)" "$2"
}

change() { # LETTER ACTION SECONDS-AGO MORE ROWS
    printf '{%s,"chgType":"%s",%s,"actvTime":"%s"%s,"tracCodgList":[%s]}' "$(doc "$1")" "$2" "$head" "$(at "$3")" "$4" "$5"
}

codes() { # CODE...
    local list
    printf -v list ',{"tracCodg":"%s"}' "$@"
    printf '"tracCodgList":[%s]' "${list:1}"
}

parties='"shpOrgName":"示例药厂","shpOrgUscc":"'$producer_uscc'","shppOrgName":"示例流通","shppOrgUscc":"'$distributor_uscc'"'
onward='"shpOrgName":"示例流通","shpOrgUscc":"'$distributor_uscc'","shppOrgName":"示例医院","shppOrgUscc":"91310000MA1FL0009J"'
shipped='"shpTime":"'$(at 1800)'","shpStas":"1"'
received='"shppTime":"'$(at 1200)'","shppStas":"1"'
lot_of_goods='"medListCodg":"'$domestic_nhsa'","manuLotnum":"'$lot'",'$dates',"prodentpName":"示例药厂"'

# ---- products --------------------------------------------------------------------------------------------------------

level() { # LEVEL NAME INSIDE
    printf '{"pacLv":%s,"pacLvName":"%s","pacuntName":"%s","tracPrfx":"%s%s","inclCnt":%s}' "$1" "$2" "$2" "$prefix" "$1" "$3"
}

drug='"drugGenname":"阿莫西林胶囊","regName":"阿莫西林胶囊","drugDosform":"胶囊剂","drugSpec":"0.25g","pacspec":"24粒/盒","minPacCnt":"24","minPacunt":"盒","minPrepunt":"粒","convrat":"24","drugExpy":"24","aprvno":"国药准字H20260001","lstdLicHolder":"示例药厂","prodentpName":"示例药厂","valiFlag":"1"'

P 0 /domDrugInfo "国产药 / domestic drug" \
    "{$(doc DOM),\"data\":[{$goods,$drug,\"prodentpUscc\":\"$producer_uscc\",\"prodplacType\":\"1\",\"pacRatio\":\"1:2:4\",\"pacLvList\":[$(level 1 盒 0),$(level 2 中包 2),$(level 3 箱 2)]}]}"
P 0 /impDrugInfo "进口药 / imported drug" \
    "{$(doc IMP),\"data\":[{\"medListCodg\":\"$imported_nhsa\",\"drugProdBarc\":\"$imported_barcode\",$drug,\"engName\":\"Amoxicillin Capsules\",\"prodplacType\":\"2\",\"manuNatRegn\":\"德国\",\"agntEntp\":\"示例药厂\",\"agntEntpUscc\":\"$producer_uscc\",\"pacRatio\":\"1\",\"pacLvList\":[{\"pacLv\":1,\"pacLvName\":\"盒\",\"tracPrfx\":\"${prefix}4\",\"inclCnt\":0}]}]}"
P 0 /mcsInfo "医用耗材 / consumable" \
    "{$(doc MCS),\"data\":[{\"medListCodg\":\"$device_nhsa\",\"mcsName\":\"一次性使用导管\",\"udiDi\":\"$device\",\"udiIssuAgcy\":\"GS1\",\"piLotFlag\":\"1\",\"piSnFlag\":\"1\",\"piManuFlag\":\"0\",\"piExpyFlag\":\"1\",\"spec\":\"18G×30mm\",\"minSalunt\":\"支\",\"regFilNo\":\"国械注准20263030001\",\"regFilProdName\":\"一次性使用导管\",\"regerName\":\"示例药厂\",\"prodentpName\":\"示例药厂\",\"prodentpUscc\":\"$producer_uscc\",\"medEquMgtType\":\"3\",\"valiFlag\":\"1\"}]}"

# ---- trace codes -----------------------------------------------------------------------------------------------------

P 0 /tracCodgInfo "激活一箱 / activate a case" "$(activation ACT \
    "$(row "$case1" 3),$(row "$box1" 2 "$case1"),$(row "$box2" 2 "$case1"),$(row "$unit1" 1 "$box1"),$(row "$unit2" 1 "$box1"),$(row "$unit3" 1 "$box2"),$(row "$unit4" 1 "$box2")")"
P 0 /tracCodgInfo "激活散件 / activate loose units" "$(activation LSE \
    "$(row "$loose1" 1),$(row "$loose2" 1),$(row "$loose3" 1),$(row "$loose4" 1),$(row "$loose5" 1),$(row "$fresh" 1)")"
P 20001 /tracCodgInfo "含错误行 / with a bad row" "$(activation BAD "$(row "$kept" 1),$(row "${prefix}1ABC" 1)")"
P 0 /report "错误报告 / its report" "{$(doc BAD),\"kind\":\"tracCodgInfo\"}"
must_say '"rejCnt":1'
P 40901 /tracCodgInfo "单据号重复 / number used before" "$(activation ACT "$(row "$(trace_code 1 41)" 1)")"
P 0 /tracCodgInfo "进口药激活 / activate an imported one" \
    "{$(doc FOR),\"chgType\":\"1\",\"prodType\":\"1\",\"medListCodg\":\"$imported_nhsa\",\"drugProdBarc\":\"$imported_barcode\",\"manuLotnum\":\"F$run\",$dates,\"pacRatio\":\"1\",\"actvTime\":\"$(at 3600)\",\"tracCodgList\":[$(row "$foreign" 1)]}"
P 0 /tracCodgInfo "耗材激活 / activate a consumable" \
    "{$(doc CAT),\"chgType\":\"1\",\"prodType\":\"3\",\"medListCodg\":\"$device_nhsa\",\"drugProdBarc\":\"$device\",\"manuLotnum\":\"C$run\",$dates,\"pacRatio\":\"1\",\"actvTime\":\"$(at 3600)\",\"tracCodgList\":[$(row "$catheter" 1)]}"
P 0 /tracCodgInfo "解除关联 / unpack" "$(change UNP 3 3500 "" "$(row "$unit1" 1 "$box1")")"
P 0 /tracCodgInfo "关联 / pack" "$(change PCK 2 3400 "" "$(row "$unit1" 1 "$box1")")"
P 0 /tracCodgInfo "替换 / replace" "$(change RPL 4 3300 ",\"chgRea\":\"标签损坏\",\"oldTracCodg\":\"$loose1\"" "$(row "$fresh" 1)")"
P 0 /tracCodgInfo "注销 / void" "$(change VOI 5 3200 ',"chgRea":"印刷错误"' "$(row "$loose2" 1)")"
P 0 /tracCodgInfo "抽样 / sample" "$(change SMP 6 3100 "" "$(row "$loose3" 1)")"
P 0 /tracCodgInfo "销毁 / destroy" "$(change DST 7 3000 ',"chgRea":"包装破损","exctPsn":"张三","spvPsn":"李四"' "$(row "$loose4" 1)")"

# ---- flows -----------------------------------------------------------------------------------------------------------

P 0 /shpInfo "发货 / ship" \
    "{$(doc SHP),\"shpSinNo\":\"FH$run\",\"shpType\":\"201\",$parties,$shipped,$lot_of_goods,\"totlCnt\":\"4\",$(codes "$case1")}"
D 0 /shppInfo "收货，拒收一盒 / receive, one refused" \
    "{$(doc RCV),\"shpSinNo\":\"FH$run\",\"shpType\":\"102\",$parties,$shipped,$received,$lot_of_goods,\"totlCnt\":\"4\",\"chkRslt\":\"0\",\"chkRea\":\"一盒破损\",$(codes "$box1" "$unit3"),\"rejTracCodgList\":[{\"tracCodg\":\"$unit4\",\"rejRea\":\"外包装破损\"}]}"
P 0 /delvInfo "配送耗材 / deliver a consumable" \
    "{$(doc DLV),\"shpSinNo\":\"PS$run\",\"delvEmp\":\"示例药厂\",\"delvEmpUscc\":\"$producer_uscc\",\"delvTime\":\"$(at 1700)\",\"delvStas\":\"1\",$parties,\"medListCodg\":\"$device_nhsa\",\"manuLotnum\":\"C$run\",$(codes "$catheter")}"
circulation='"circOrgName":"示例流通","circOrgUscc":"'$distributor_uscc'","prodType":"2",'$goods',"manuLotnum":"'$lot'",'$dates',"prodentpName":"示例药厂"'
D 0 /circInfo "流通入库 / circulation, in" \
    "{$(doc CIN),$circulation,\"circTime\":\"$(at 1100)\",\"invType\":\"101\",\"shpSinNo\":\"FH$run\",$parties,$shipped,$received,\"totlCnt\":\"2\",$(codes "$box1")}"
D 0 /circInfo "流通出库 / circulation, out" \
    "{$(doc COU),$circulation,\"circTime\":\"$(at 900)\",\"invType\":\"201\",\"shpSinNo\":\"CK$run\",$onward,\"shpTime\":\"$(at 900)\",\"shpStas\":\"1\",\"shppTime\":\"$(at 600)\",\"shppStas\":\"1\",\"totlCnt\":\"2\",$(codes "$box1")}"

# ---- queries and the export ------------------------------------------------------------------------------------------

P 0 /query/codg "单码与内含码 / a code and what is inside" "{\"tracCodg\":\"$case1\",\"withTree\":\"1\"}"
must_say "$unit4"
D 0 /query/codg "下游查询 / as the distributor sees it" "{\"tracCodg\":\"$unit1\"}"
must_say "$(doc COU)"
P 40402 /query/codg "不存在的码 / a code that nobody has" "{\"tracCodg\":\"$(trace_code 1 99)\"}"
P 0 /query/lotnum "按批号 / by lot" "{\"manuLotnum\":\"$lot\",\"pageNum\":1,\"pageSize\":5}"
P 0 /query/date "按上传日期 / by day of the upload" "{\"updtDate\":\"$today\",\"pageSize\":5}"
P 0 /export "创建导出 / start an export" "{\"exptType\":\"csv\",\"manuLotnum\":\"$lot\"}"
task=$(text_of taskId)
for _ in {1..300}; do
    post "$producer" /export/status "{\"taskId\":\"$task\"}"
    [ "$code" = 0 ] && [[ $(text_of stas) =~ ^[01]$ ]] || break
    read -rt 0.2 <> <(:) || : # a fifth of a second, without another program
done
tell producer /export/status "导出进度 / its state: $(text_of stasName)" 0
must_say '"stas":"2"'
sha256=$(text_of sha256)
post "$producer" /export/download "{\"taskId\":\"$task\"}" -o "$work/export.csv" -w '%{http_code} %header{X-Content-SHA256}'
made_of=$(openssl dgst -sha256 "$work/export.csv")
[ "$answer" = "200 $sha256" ] && [ "${made_of##* }" = "$sha256" ] && code=0 message="SHA-256 $sha256"
tell producer /export/download "下载并核对 / download, checked" 0

# ---- corrections -----------------------------------------------------------------------------------------------------

P 0 /shpInfo "再发一单 / ship another" \
    "{$(doc SH2),\"shpSinNo\":\"FG$run\",\"shpType\":\"201\",$parties,$shipped,$lot_of_goods,\"totlCnt\":\"1\",$(codes "$loose5")}"
P 0 /corrInfo "撤回单据 / withdraw it" "{$(doc SH2),\"kind\":\"shpInfo\",\"chgRea\":\"录入错误\",\"contact\":\"021-00000000\"}"
P 0 /corrInfo "更正批次日期 / the dates of a lot" \
    "{\"manuLotnum\":\"F$run\",\"medListCodg\":\"$imported_nhsa\",\"drugProdBarc\":\"$imported_barcode\",\"manuDate\":\"$(day $((29 * 86400)))\",\"expyEnd\":\"$expires\",\"chgRea\":\"日期录入错误\"}"

# ---- overviews and keys ----------------------------------------------------------------------------------------------

P 0 /duties "待办 / duties" "{}"
D 0 /duties "待办 / duties" "{}"
D 0 /limits "上限 / limits" "{}"
P 0 /keys "密钥列表 / keys" "{}"
P 0 /keys/issue "签发 / issue" '{"label":"drive.sh"}'
issued=$(text_of ak):$(text_of sk)
# With endOlder: the same param as /keys/revoke gets would have the same sign within a second, and a sign is used once.
P 0 /keys/rotate "轮换 / rotate" "{\"accessKey\":\"${issued%%:*}\",\"endOlder\":\"0\"}"
rotated=$(text_of ak):$(text_of sk)
for key in "$issued" "$rotated"; do
    post "$key" /limits "{}"
    tell "new key" /limits "两个版本均可用 / both versions work" 0
done
P 0 /keys/revoke "吊销 / revoke" "{\"accessKey\":\"${issued%%:*}\"}"
for _ in {1..100}; do # other hosts hear of it within seconds
    post "$rotated" /limits "{}"
    [ "$code" = 0 ] || break
    read -rt 0.2 <> <(:) || :
done
tell "old key" /limits "吊销后 / after that" 40101
post "${producer%%:*}:wrong-sk:" /limits "{}"
tell nobody /limits "签名错误 / wrong sign" 40101

printf '\n全部端点符合预期，运行编号 %s / all endpoints answered as expected, run %s\n' "$run" "$run"
