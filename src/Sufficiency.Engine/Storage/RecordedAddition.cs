namespace Sufficiency.Engine.Storage;

/// <summary>A scheme added for this run.</summary>
/// <param name="SchemeId">Its identifier in the tables.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is in one line.</param>
/// <param name="Text">The YAML that makes it.</param>
/// <param name="TakenFromPack">Sentences that name the figures it left to the pack.</param>
public sealed record RecordedAddition(string SchemeId, string Name, string Description, string Text, IReadOnlyList<string> TakenFromPack);
