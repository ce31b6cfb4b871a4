namespace Sufficiency.Engine.Results.Tables;

/// <summary>A scheme that excludes or requires another.</summary>
internal sealed record SchemeLinkRow(string SchemeId, string Relation, string OtherSchemeId);
