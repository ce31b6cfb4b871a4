using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Recipe;

/// <summary>What a step may read and where it writes.</summary>
internal sealed class PackContext(PackBuildRequest request, PackRecipe recipe, PackDefinition pack, Sen2Archives? archives = null)
{
    private readonly Dictionary<Type, object> known = [];
    private readonly Sen2Archives sen2 = archives ?? new();

    /// <summary>The pack under construction.</summary>
    public PackDefinition Pack { get; } = pack;

    /// <summary>The recipe it belongs to.</summary>
    public PackRecipe Recipe { get; } = recipe;

    /// <summary>The folder of the pack under construction.</summary>
    public string OutFolder { get; } = Path.Combine(request.OutFolder, pack.Folder);

    /// <summary>The folder of the pack whose tables it borrows; its own where it borrows none.</summary>
    public string ParentFolder { get; } = Path.Combine(request.OutFolder, recipe.ParentOf(pack).Folder);

    /// <summary>The path of a source named in sources.csv.</summary>
    /// <exception cref="DataIssueException">The recipe does not name it, or the file is not there.</exception>
    public string SourcePath(string key)
    {
        var source = Recipe.Source(key);
        var path = Path.Combine(source.IsFact ? request.FactsFolder : request.DownloadsFolder, source.Path);
        return File.Exists(path) || Directory.Exists(path) ? path : throw SourceFault.Missing(source);
    }

    /// <summary>Whether the recipe names a source; a build does without one that it does not name.</summary>
    public bool Has(string key) => Recipe.HasSource(key);

    /// <summary>What several steps read, read once.</summary>
    public T Once<T>(Func<PackContext, T> read)
        where T : class => (T)(known.TryGetValue(typeof(T), out var value) ? value : known[typeof(T)] = read(this));

    /// <summary>A source in CSV with a header line.</summary>
    public SourceTable Source(string key) => SourceTable.Open(SourcePath(key), Recipe.Source(key).Path);

    /// <summary>A SEN2 release named in sources.csv; each is read once.</summary>
    public Sen2Archive Archive(string key) => sen2.Of(SourcePath(key));

    /// <summary>What the source is called in a table's column <c>source</c>.</summary>
    public string Citation(string key) => Recipe.Source(key).Title;

    /// <summary>A curated table of the recipe.</summary>
    public SourceTable RecipeTable(string fileName)
    {
        var path = Path.Combine(request.RecipeFolder, fileName);
        return File.Exists(path)
            ? SourceTable.Open(path, fileName)
            : throw SourceFault.Single(fileName, "the recipe lacks this file.",
                "Copy the blank one of data/recipes/blank and fill its rows.");
    }

    /// <summary>A table of this pack built by an earlier step.</summary>
    public SourceTable Built(string fileName) => SourceTable.Open(Path.Combine(OutFolder, fileName), fileName);

    /// <summary>A table built by an earlier step, of this pack if it has one of its own, else of its parent.</summary>
    public SourceTable BuiltOrInherited(string fileName) =>
        File.Exists(Path.Combine(OutFolder, fileName)) ? Built(fileName) : SourceTable.Open(Path.Combine(ParentFolder, fileName), fileName);
}
