using FsCheck;
using FsCheck.Fluent;

namespace TraceEngine.Ingest.Tests;

/// <summary>Runs a property; a failure prints the seed and the smallest counter-example found.</summary>
internal static class PropertyCheck
{
    private const int Cases = 300;

    internal static void Holds<T>(Gen<T> cases, Func<T, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(cases.ToArbitrary(), property));
}
