using TraceEngine.Files.Unpacking;

namespace TraceEngine.Files.Recognition;

/// <summary>What is inside a file's wrappings, for the reader of relation XML, which reads a stream.</summary>
public static class UploadFileContent
{
    /// <summary>Opens the content from its start.</summary>
    /// <param name="file">A file that can be sought in; it stays open and is the caller's.</param>
    /// <param name="options">Limits; null = defaults.</param>
    /// <returns>The content; reads beyond a limit throw. Dispose it before the file.</returns>
    /// <exception cref="UploadFileException">Too large, a bomb, several files in an archive, or broken.</exception>
    public static Stream Open(Stream file, UploadFileOptions? options = null)
    {
        options ??= UploadFileOptions.Default;
        options.Validate();
        var content = UnpackedContent.Of(file, options);
        try
        {
            return new OwningStream(content.Open(), content);
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }
}
