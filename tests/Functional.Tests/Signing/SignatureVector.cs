namespace TraceEngine.Functional.Tests.Signing;

/// <summary>One of the golden signatures of the samples, made with openssl.</summary>
internal sealed record SignatureVector(string Name, string Ak, string Sk, string Timestamp, string Param, string Sign)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<SignatureVector> ReadAll()
    {
        var lines = File.ReadLines(Path.Combine(SampleProgram.Folder, "vectors.txt")).Where(line => !line.StartsWith('#'));
        var vectors = new List<SignatureVector>();
        var values = new Dictionary<string, string>();
        foreach (var line in lines.Append(""))
        {
            if (line.Length > 0)
            {
                var end = line.IndexOf('=', StringComparison.Ordinal);
                values.Add(line[..end], line[(end + 1)..]);
            }
            else if (values.Count > 0)
            {
                vectors.Add(new SignatureVector(
                    values["name"], values["ak"], values["sk"], values["timestamp"], values["param"], values["sign"]));
                values.Clear();
            }
        }

        return vectors;
    }
}
