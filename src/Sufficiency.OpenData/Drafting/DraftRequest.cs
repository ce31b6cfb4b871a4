namespace Sufficiency.OpenData.Drafting;

/// <summary>What to draft a pack of and from what.</summary>
/// <param name="Authority">The DfE's three-digit code, or the name.</param>
/// <param name="DownloadsFolder">The publishers' files, national or the part of one authority; their names do not matter.</param>
/// <param name="FactsFolder">Fact sheets of the council's own, which win over what the files tell; null for none.</param>
/// <param name="NationalFolder">The recipe of national figures that comes with the program.</param>
/// <param name="OutFolder">The folder of the pack, which must be new or empty.</param>
public sealed record DraftRequest(string Authority, string DownloadsFolder, string? FactsFolder, string NationalFolder, string OutFolder);

/// <summary>A file that a draft read, or did without.</summary>
/// <param name="Title">The publication.</param>
/// <param name="Page">The publisher's page.</param>
/// <param name="Path">The file below the folder of downloads; null where it is not there.</param>
/// <param name="Without">What the draft does without it.</param>
public sealed record DraftFile(string Title, string Page, string? Path, string? Without);

/// <summary>A drafted pack.</summary>
/// <param name="AuthorityName">The authority.</param>
/// <param name="Folder">The pack's folder.</param>
/// <param name="Files">Every kind of file, read or done without.</param>
/// <param name="Notes">What an officer must know: what was assumed for want of a file, and what is odd.</param>
public sealed record DraftResult(string AuthorityName, string Folder, IReadOnlyList<DraftFile> Files, IReadOnlyList<string> Notes);
