namespace TraceEngine.Files;

/// <summary>An uploaded file cannot be read, or not read on. Rows delivered before are exactly what the file has.</summary>
public sealed class UploadFileException : Exception
{
    internal UploadFileException(UploadFileFault fault, string messageZh, string messageEn, Exception? cause = null)
        : base($"{messageZh} / {messageEn}", cause)
    {
        Fault = fault;
        MessageZh = messageZh;
        MessageEn = messageEn;
    }

    /// <summary>The kind of fault.</summary>
    public UploadFileFault Fault { get; }

    /// <summary>What is wrong and what to do, in Chinese.</summary>
    public string MessageZh { get; }

    /// <summary>What is wrong and what to do, in English.</summary>
    public string MessageEn { get; }
}
