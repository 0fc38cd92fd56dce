using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Verdicts;

/// <summary>Verdicts on a section's lot, dates, times and texts.</summary>
internal static class LotVerdicts
{
    internal static readonly VerdictEntry[] Entries =
    [
        new(
            Reason.LotNumberInvalid, VerdictGroup.Format, false,
            "生产批号“{0}”为空、超过30个字符、首尾有空格或含不可见字符",
            "The production lot \"{0}\" is empty, longer than 30 characters, has spaces around it or invisible characters.",
            "请按包装上的生产批号填写",
            "Send the lot as printed on the package.",
            " A2501", ["lot"]),
        new(
            Reason.DateInvalid, VerdictGroup.Format, false,
            "日期“{0}”不正确",
            "\"{0}\" is no date.",
            "请用 yyyy-MM-dd 或 yyyyMMdd；有效期还可用 yyyy-MM、yyyyMM，日为00表示当月最后一天",
            "Send yyyy-MM-dd or yyyyMMdd; an expiry also as yyyy-MM, yyyyMM, or with day 00 for the last day of the month.",
            "2025-02-30", ["date"]),
        new(
            Reason.ExpiryNotAfterMade, VerdictGroup.DateOrder, false,
            "有效期至“{0}”不晚于生产日期“{1}”",
            "The expiry \"{0}\" is not after the day of manufacture \"{1}\".",
            "请核对生产日期和有效期，是否填反",
            "Correct the dates; they may be swapped.",
            "2025-01-31", ["expiry", "made"]),
        new(
            Reason.MadeAfterActivated, VerdictGroup.DateOrder, false,
            "生产日期“{0}”晚于激活时间“{1}”",
            "The day of manufacture \"{0}\" is after the time of activation \"{1}\".",
            "请核对生产日期和激活时间（按北京时间比较）",
            "Correct the dates (they are compared in China Standard Time).",
            "2025-02-01", ["made", "activated"]),
        new(
            Reason.LotMismatch, VerdictGroup.LotMismatch, false,
            "生产批号“{0}”已登记的生产日期为{1}、有效期至{2}，与上传的不一致",
            "The lot \"{0}\" is known with the dates made {1} and expiry {2}, other than sent.",
            "请改用已登记的日期上传；登记有误的，请先更正该批号",
            "Send the dates it has; if these are wrong, correct the lot first.",
            "A2501", ["lot", "made known", "expiry known"]),
        new(
            Reason.TimeImplausible, VerdictGroup.TimeOrder, false,
            "激活时间“{0}”缺失、在将来或过早",
            "The time \"{0}\" is missing, in the future or too long ago.",
            "请核对时间和产线时钟；常见原因是秒与毫秒混用",
            "Check the time and the line's clock; often seconds and milliseconds were mixed up.",
            "57000-01-01T00:00:00Z", ["time"]),
        new(
            Reason.TextTooLong, VerdictGroup.Format, false,
            "字段“{0}”长{1}个字符，超过上限{2}",
            "The field \"{0}\" has {1} characters; its limit is {2}.",
            "请缩短后重新上传",
            "Shorten it and send again.",
            "line_manager", ["field", "length", "limit"]),
    ];
}
