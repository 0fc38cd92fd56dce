using TraceEngine.Client;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Importing;

/// <summary>The client that acts as the enterprise of a profile.</summary>
internal static class ProfileClient
{
    // A person waits for the first answer; a stream that is open has a patience of its own.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static TraceClient Connect(Profile profile) => new(new TraceClientOptions
    {
        Endpoint = profile.Endpoint!,
        Ak = profile.Ak,
        Sk = profile.Sk,
        UnaryBudget = Patience,
    });
}
