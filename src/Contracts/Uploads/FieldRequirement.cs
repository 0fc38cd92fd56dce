namespace TraceEngine.Contracts.Uploads;

/// <summary>Whether a field must be given.</summary>
public enum FieldRequirement
{
    /// <summary>Always (M). In a list: in every item of it.</summary>
    Required,

    /// <summary>In the case that its hint names (C); checked where <see cref="UploadField.RequiredWhen"/> says how.</summary>
    Conditional,

    /// <summary>Never.</summary>
    Optional,
}
