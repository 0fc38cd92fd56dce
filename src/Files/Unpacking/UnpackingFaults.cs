namespace TraceEngine.Files.Unpacking;

/// <summary>The sentences that refuse a file for its size or its wrapping; each names number and limit.</summary>
internal static class UnpackingFaults
{
    public static UploadFileException Empty() => new(
        UploadFileFault.Empty, "文件是空的，请重新导出", "The file is empty. Export it again.");

    public static UploadFileException FileTooLarge(long bytes, long limit) => new(
        UploadFileFault.TooLarge,
        $"文件有 {bytes:N0} 字节，超过上限 {limit:N0} 字节，请拆分后再导入",
        $"The file has {bytes:N0} bytes, at most {limit:N0} are taken. Split it.");

    public static UploadFileException UnpackedTooLarge(long limit) => new(
        UploadFileFault.TooLarge,
        $"解压后超过上限 {limit:N0} 字节，请拆分后再导入",
        $"It unpacks to more than the limit of {limit:N0} bytes. Split it.");

    public static UploadFileException UnpacksTooFar(long unpacked, long fileBytes, int limit) => new(
        UploadFileFault.UnpacksTooFar,
        $"{fileBytes:N0} 字节的文件解压出 {unpacked:N0} 字节仍未结束，超过 {limit} 倍上限，疑似压缩炸弹，已拒绝；"
            + "若内容可信，请解压后再导入",
        $"A file of {fileBytes:N0} bytes unpacked to {unpacked:N0} bytes and more, beyond the limit of {limit} times: taken for "
            + "a decompression bomb. If you trust it, unpack it and import what was inside.");

    public static UploadFileException TooManyEntries(int entries, int limit) => new(
        UploadFileFault.TooManyEntries,
        $"压缩包内有 {entries} 个条目，上限 {limit} 个，请只放入要导入的文件",
        $"The archive has {entries} entries, at most {limit} are taken. Put in only the file to import.");

    public static UploadFileException SeveralFiles(int files) => new(
        UploadFileFault.TooManyEntries,
        $"压缩包内有 {files} 个文件，只能有 1 个，请分别导入",
        $"The archive holds {files} files, it may hold 1. Import them one by one.");

    public static UploadFileException WrappedTooOften(int limit) => new(
        UploadFileFault.UnpacksTooFar,
        $"压缩或编码嵌套超过 {limit} 层，已拒绝，请解开后再导入",
        $"It is wrapped more than {limit} times. Unpack it and import what was inside.");

    public static UploadFileException BrokenWrapping(FileWrapping wrapping, Exception? cause = null) => new(
        UploadFileFault.Malformed,
        $"{Name(wrapping)} 数据已损坏或不完整，请重新导出或重新传输文件",
        $"The {Name(wrapping)} data is broken or cut off. Export or copy the file again.",
        cause);

    public static UploadFileException OldSpreadsheet() => new(
        UploadFileFault.OldSpreadsheet,
        "这是旧版 Excel（.xls）或加密的工作簿，请另存为不带密码的 .xlsx 后再导入",
        "This is an old Excel file (.xls) or an encrypted workbook. Save it as .xlsx without a password.");

    public static string Name(FileWrapping wrapping) => wrapping switch
    {
        FileWrapping.Base64 => "base64",
        FileWrapping.Gzip => "gzip",
        FileWrapping.Zlib => "zlib",
        _ => "ZIP",
    };
}
