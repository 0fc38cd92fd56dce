using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace TraceEngine.Access.Secrets;

/// <summary>
/// The key that sks are encrypted under: from the environment variable TRACE_MASTER_KEY, or from <c>master.key</c> in the data
/// folder, made on first use. Several hosts on one database need the same one.
/// </summary>
internal sealed class MasterKey
{
    /// <summary>32 bytes as base64 or hex.</summary>
    public const string Variable = "TRACE_MASTER_KEY";

    public const string FileName = "master.key";

    private const int Size = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly byte[] _bytes;

    internal MasterKey(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Size);
        _bytes = bytes.ToArray();
    }

    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Never the key.</summary>
    public override string ToString() => "***";

    /// <param name="variable">Value of <see cref="Variable"/>; null or empty falls back to the file.</param>
    /// <param name="dataFolder">Where the file is, or is made.</param>
    /// <exception cref="AccessException">The value or the file is no key, or the file is open to others.</exception>
    public static MasterKey Load(string? variable, string dataFolder)
    {
        if (!string.IsNullOrWhiteSpace(variable))
        {
            return Parse(variable.Trim()) ?? throw new AccessException(AccessMessages.MasterKeyVariable);
        }
        var path = Path.Combine(dataFolder, FileName);
        if (!File.Exists(path))
        {
            Create(path);
        }
        return Read(path);
    }

    private static MasterKey Read(string path)
    {
        var mode = File.GetUnixFileMode(path);
        if ((mode & ~OwnerOnly) != 0)
        {
            throw new AccessException(AccessMessages.MasterKeyFileMode(path, mode));
        }
        return Parse(File.ReadAllText(path).Trim()) ?? throw new AccessException(AccessMessages.MasterKeyFileContent(path));
    }

    // Written aside, synced and linked: a crash leaves no half key, and of two that start together the second reads the key of
    // the first. File.Move without overwriting looks first and renames then, so both could win.
    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}.new";
        using (var file = new FileStream(draft, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        }))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Size)) + "\n"));
            file.Flush(flushToDisk: true);
        }
        var isLinked = Link(Encoding.UTF8.GetBytes(draft + '\0'), Encoding.UTF8.GetBytes(path + '\0')) == 0;
        if (!isLinked && !File.Exists(path))
        {
            File.Move(draft, path, overwrite: false); // a file system without hard links
            return;
        }
        File.Delete(draft);
    }

    [DllImport("libc", EntryPoint = "link")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] existing, byte[] added);

    private static MasterKey? Parse(string text)
    {
        var bytes = new byte[Size];
        var isHex = text.Length == 2 * Size
            && Convert.FromHexString(text, bytes, out _, out var written) == OperationStatus.Done && written == Size;
        return isHex || (Convert.TryFromBase64String(text, bytes, out var count) && count == Size) ? new MasterKey(bytes) : null;
    }
}
