using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate.Areas;

/// <summary>Outlines that a recipe names.</summary>
internal static class OutlineSource
{
    private const int HeadCharacters = 65_536;

    /// <summary>The first of the levels by which a file names its areas.</summary>
    public static string LevelOf(PackContext context, string key, params ReadOnlySpan<string> levels)
    {
        using var reader = new StreamReader(context.SourcePath(key));
        var head = new char[HeadCharacters];
        var text = new string(head, 0, reader.ReadBlock(head, 0, head.Length));
        foreach (var level in levels)
        {
            if (text.Contains($"\"{level}CD\"", StringComparison.OrdinalIgnoreCase)) return level;
        }

        throw SourceFault.Single(context.Recipe.Source(key).Path, $"no feature has the property {levels[0]}CD.",
            "Download the boundaries with their attributes, as GeoJSON.");
    }

    /// <summary>Every outline of a source, in the order of codes.</summary>
    public static IReadOnlyList<AreaOutline> Read(PackContext context, string key, string level) =>
        OutlineFile.Read(context.SourcePath(key), context.Recipe.Source(key).Path, level);
}
