using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Sources;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Sufficiency.OpenData.Recipe;

/// <summary>One pack of a recipe.</summary>
/// <param name="Name">Its name, such as <c>milton-keynes</c>.</param>
/// <param name="Folder">Its folder below the data folder.</param>
/// <param name="BaseYear">Academic year of the January count.</param>
/// <param name="FirstPlannedYear">First planned academic year; years between the base and it are carried.</param>
/// <param name="LastYear">Last planned academic year.</param>
/// <param name="Parent">The pack whose tables it borrows where it has none of its own; null for a whole pack.</param>
internal sealed record PackDefinition(string Name, string Folder, int BaseYear, int FirstPlannedYear, int LastYear, string? Parent)
{
    /// <summary>Whether it holds every table itself.</summary>
    public bool IsWhole => Parent is null;

    /// <summary>The base year and every year after it.</summary>
    public IEnumerable<int> Years => Enumerable.Range(BaseYear, LastYear - BaseYear + 1);
}

/// <summary>What to build for an authority and from what: recipe.yaml and sources.csv.</summary>
internal sealed class PackRecipe
{
    private readonly SortedDictionary<string, PackSource> sources;

    private PackRecipe(string authorityCode, string authorityName, IReadOnlyList<PackDefinition> packs, IEnumerable<PackSource> sources)
    {
        AuthorityCode = authorityCode;
        AuthorityName = authorityName;
        Packs = packs;
        this.sources = new(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            if (!this.sources.TryAdd(source.Key, source))
                throw SourceFault.Single("sources.csv", $"the source {source.Key} is listed twice.", "Keep one of the rows.");
        }
    }

    /// <summary>The DfE's three-digit code of the authority.</summary>
    public string AuthorityCode { get; }

    /// <summary>The authority's name as the DfE writes it.</summary>
    public string AuthorityName { get; }

    /// <summary>The packs in the order they are built.</summary>
    public IReadOnlyList<PackDefinition> Packs { get; }

    /// <summary>Whether sources.csv has a row of a key.</summary>
    public bool HasSource(string key) => sources.ContainsKey(key);

    /// <summary>A source by its key.</summary>
    public PackSource Source(string key) => sources.TryGetValue(key, out var source)
        ? source
        : throw SourceFault.Single("sources.csv", $"no row has the key {key}.", "Add a row that says where the file lies.");

    /// <summary>The pack whose tables a pack borrows; itself for a whole pack.</summary>
    public PackDefinition ParentOf(PackDefinition pack) => pack.Parent is null
        ? pack
        : Packs.FirstOrDefault(other => other.IsWhole && string.Equals(other.Name, pack.Parent, StringComparison.Ordinal))
            ?? throw SourceFault.Single("recipe.yaml", $"the pack {pack.Name} names the parent {pack.Parent}, which is no whole pack here.",
                "Name one of the packs without a parent.");

    /// <summary>Reads a recipe folder.</summary>
    public static PackRecipe Read(string folder)
    {
        var file = Path.Combine(folder, "recipe.yaml");
        if (!File.Exists(file))
            throw SourceFault.Single("recipe.yaml", "the recipe folder has no recipe.yaml.",
                $"Name the folder of a recipe, such as the one that init writes into a pack; «{folder}» was given.");
        var document = Parse(file);
        var packs = document.Packs.Select(pack => new PackDefinition(pack.Name, pack.Folder, pack.BaseYear,
            pack.FirstPlannedYear ?? pack.BaseYear + 1, pack.LastYear, pack.Parent)).ToArray();
        return new PackRecipe(document.AuthorityCode, document.AuthorityName, packs, ReadSources(Path.Combine(folder, "sources.csv")));
    }

    private static RecipeDocument Parse(string file)
    {
        try
        {
            var parser = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
            return parser.Deserialize<RecipeDocument>(File.ReadAllText(file));
        }
        catch (YamlDotNet.Core.YamlException error)
        {
            throw new DataIssueException([new DataIssue("recipe.yaml", (int)error.Start.Line, null, null, error.Message,
                "Compare it with the recipe.yaml that init writes.")]);
        }
    }

    private static IReadOnlyList<PackSource> ReadSources(string path)
    {
        var table = Sources.SourceTable.Open(path, "sources.csv");
        var (key, folder, file) = (table.Column("key"), table.Column("folder"), table.Column("path"));
        var (title, year) = (table.Column("title"), table.Column("year"));
        return table.Read(row => new PackSource(
            row.Text(key), string.Equals(row.Text(folder), "facts", StringComparison.Ordinal), row.Text(file),
            row.Text(title), row.Text(year)));
    }

    private sealed class RecipeDocument
    {
        public string AuthorityCode { get; set; } = "";

        public string AuthorityName { get; set; } = "";

        public List<PackEntry> Packs { get; set; } = [];
    }

    private sealed class PackEntry
    {
        public string Name { get; set; } = "";

        public string Folder { get; set; } = "";

        public int BaseYear { get; set; }

        public int? FirstPlannedYear { get; set; }

        public int LastYear { get; set; }

        public string? Parent { get; set; }
    }
}
