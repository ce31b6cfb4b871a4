namespace Sufficiency.OpenData.Sources;

/// <summary>An authority as SEN2 counts it.</summary>
/// <param name="Code">The DfE's three-digit code.</param>
/// <param name="Name">Its name as the DfE writes it.</param>
/// <param name="Region">Its region.</param>
internal sealed record Authority(string Code, string Name, string Region)
{
    /// <summary>Its name for folders and identifiers, such as <c>bath-and-north-east-somerset</c>.</summary>
    public string Slug =>
        string.Join('-', Name.ToLowerInvariant().Split([' ', ',', '.', '\'', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries));
}
