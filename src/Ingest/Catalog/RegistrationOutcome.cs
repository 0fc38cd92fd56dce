namespace TraceEngine.Ingest.Catalog;

/// <summary>What registering did, with the numbers of the contract.</summary>
internal enum RegistrationOutcome
{
    /// <summary>The product is new.</summary>
    Created = 1,

    /// <summary>A new version was added.</summary>
    Changed = 2,

    /// <summary>The same content was registered already.</summary>
    Unchanged = 3,

    /// <summary>Another product holds one of the prefixes; nothing was written.</summary>
    PrefixTaken = 4,
}
