using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Documents.Plans;

/// <summary>A run as its folder holds it: its record, its tables, and the names behind its codes.</summary>
internal sealed class RunData
{
    /// <summary>Code of the plan in tables that hold both.</summary>
    public const string Plan = "plan";

    private const string PlanColumn = "plan";

    private readonly string folder;
    private readonly Dictionary<string, ResultTable?> read = new(StringComparer.Ordinal);

    /// <summary>Opens a run.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="RunFolderException">The folder holds no whole run.</exception>
    public RunData(string folder)
    {
        this.folder = folder;
        Record = RunRecord.Read(folder);
        OtherFolder = Directory.Exists(Path.Combine(folder, "do_minimum")) ? "do_minimum" : null;
        YearNumbers = [.. Rows("years").Select(row => row.Whole("academic_year") ?? 0)];
        Labels = new(this);
    }

    /// <summary>How the run came about.</summary>
    public RunRecord Record { get; }

    /// <summary>Its years, the base year first, by their first calendar year.</summary>
    public IReadOnlyList<int> YearNumbers { get; }

    /// <summary>The names behind its codes.</summary>
    public Labels Labels { get; }

    /// <summary>Folder of the plan with committed schemes only; null if the run has none.</summary>
    public string? OtherFolder { get; }

    /// <summary>The plans of the run: the folder of their tables, and the words for them.</summary>
    public IReadOnlyList<(string Folder, string Name)> Plans =>
        OtherFolder is null ? [("", CodeLabels.Plan)] : [("", CodeLabels.Plan), (OtherFolder, CodeLabels.CommittedOnly)];

    /// <summary>Full path of a file of the run.</summary>
    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>Whether the run has a table.</summary>
    public bool Has(string table) => Find("", table) is not null;

    /// <summary>The rows of a table; none if the run does not have it.</summary>
    public IEnumerable<ResultRow> Rows(string table) => Rows("", table);

    /// <summary>The rows of a plan's table; none if the run does not have it.</summary>
    public IEnumerable<ResultRow> Rows(string plan, string table) => Find(plan, table)?.Rows ?? [];

    // Plans share most files. Runs of earlier versions have the same files once more for the other plan.
    private ResultTable? Find(string plan, string table)
    {
        var name = Path.Combine(plan, table + ".parquet");
        if (read.TryGetValue(name, out var found)) return found;
        var other = Path.Combine("do_minimum", table + ".parquet");
        var isShared = OtherFolder is not null && RunQueries.IsOfPlans(table) && !File.Exists(PathOf(other));
        found = ResultTable.Find(PathOf(isShared ? table + ".parquet" : name));
        if (isShared) found = found?.Where(PlanColumn, plan.Length == 0 ? Plan : plan);
        return read[name] = found;
    }
}
