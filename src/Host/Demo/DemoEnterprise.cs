using TraceEngine.Client;
using TraceEngine.Client.Calls;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Parties;
using TraceEngine.Host.Data;
using TraceEngine.Host.Importing;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Demo;

/// <summary>The producer of the demo, its key and its profile. A profile of somebody else is left alone.</summary>
internal static class DemoEnterprise
{
    /// <summary>Made up: the region 000000 is given to nobody.</summary>
    public static string CreditCode { get; } = FictitiousCode();

    /// <summary>Where the demo's profile is: the usual place when it is free or the demo's own, else the data folder.</summary>
    public static string ProfilePath(string dataFolder)
    {
        var usual = ProfileFile.DefaultPath;
        var isOurs = !File.Exists(usual) || TryRead(usual)?.CreditCode == CreditCode;
        return isOurs ? usual : Path.Combine(dataFolder, "demo-profile.json");
    }

    /// <summary>The profile of the demo's producer, with a key that works.</summary>
    public static Task<Profile> EnsureAsync(DataLocation data, string endpoint, CancellationToken ct) =>
        EnsureAsync(data, endpoint, ProfilePath(data.Folder), DemoGoods.Producer, EnterpriseRole.DrugProducer, ct);

    /// <summary>The profile of the demo's distributor, beside the data.</summary>
    public static Task<Profile> EnsureDistributorAsync(DataLocation data, string endpoint, CancellationToken ct) => EnsureAsync(
        data,
        endpoint,
        Path.Combine(data.Folder, "demo-distributor-profile.json"),
        DemoGoods.Distributor,
        EnterpriseRole.Distributor,
        ct);

    private static async Task<Profile> EnsureAsync(
        DataLocation data, string endpoint, string path, Party party, EnterpriseRole role, CancellationToken ct)
    {
        if (TryRead(path) is { } known && await WorksAsync(known with { Endpoint = endpoint }, ct))
        {
            return known with { Endpoint = endpoint };
        }

        await using var access = await AccessSession.OpenAsync(data, ct);
        var enterprise = await access.Enterprises.RegisterAsync(
            party.CreditCode, party.Name, new HashSet<EnterpriseRole> { role }, AccessSession.Actor, ct);
        var key = await access.Keys.CreateAsync(enterprise, "demo", AccessSession.Actor, ct);

        // No endpoint: the profile is for whatever server runs on the data folder, today's demo or a later serve.
        var profile = new Profile(null, key.Ak, key.Secret.Reveal(), enterprise.CreditCode, enterprise.Name);
        ProfileFile.Write(path, profile);
        return profile with { Endpoint = endpoint };
    }

    private static async Task<bool> WorksAsync(Profile profile, CancellationToken ct)
    {
        await using var client = ProfileOptions.Connect(profile);
        try
        {
            await client.FindProductAsync("demo", ct);
            return true;
        }
        catch (AccessRefusedException)
        {
            // A key of a data folder that is gone.
            return false;
        }
    }

    private static Profile? TryRead(string path)
    {
        try
        {
            return ProfileFile.Read(path);
        }
        catch (Commands.CommandException)
        {
            return null;
        }
    }

    private static string FictitiousCode() => Contracts.Parties.CreditCode.FromBody("91000000TRACEDEM0").Value;
}
