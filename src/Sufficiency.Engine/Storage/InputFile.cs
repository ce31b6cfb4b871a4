namespace Sufficiency.Engine.Storage;

/// <summary>A file that the run read.</summary>
/// <param name="Path">The path as the plan names it.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal.</param>
/// <param name="Bytes">Its size.</param>
public sealed record InputFile(string Path, string Sha256, long Bytes);
