namespace Sufficiency.Engine.Packs.Files;

/// <summary>A file that was read.</summary>
/// <param name="File">Its name, relative to the folder of the plan file, with forward slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal digits.</param>
public sealed record DatasetInput(string File, long Bytes, string Sha256);
