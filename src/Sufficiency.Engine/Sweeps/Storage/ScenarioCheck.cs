using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Sweeps.Storage;

/// <summary>Checks that solved scenarios are as they were written before they are joined with others.</summary>
internal static class ScenarioCheck
{
    private const int MostNamed = 5;

    /// <summary>Refuses folders whose record or tables are missing or cannot be read.</summary>
    /// <exception cref="RunFolderException">There are such; they are named.</exception>
    public static void Refuse(IReadOnlyList<string> scenarios)
    {
        using var session = new DuckDbSession(); // its own: files that may be damaged are read
        var faults = scenarios.SelectMany(folder => FaultsOf(session, folder)).ToList();
        if (faults.Count == 0) return;
        throw new RunFolderException("Parts of the sweep are damaged: "
            + $"{string.Join("; ", faults.Take(MostNamed))}{(faults.Count > MostNamed ? $"; and {faults.Count - MostNamed} more" : "")}. "
            + "Delete the folders of those scenarios and solve them again: the sweep command of that part, with --resume.");
    }

    private static IEnumerable<string> FaultsOf(DuckDbSession session, string folder)
    {
        if (!CanRead(() => RunRecord.Read(folder))) yield return $"{Path.Combine(folder, RunFolder.RecordName)} cannot be read";
        foreach (var (inner, tables) in ScenarioFiles.OfScenario)
        {
            foreach (var table in tables)
            {
                var path = ParquetTables.PathOf(Path.Combine(folder, inner), table.Name);
                if (!File.Exists(path)) yield return $"{path} is missing";
                else if (!CanRead(() => session.QueryNumber("SELECT CAST(count(COLUMNS(*)) AS DOUBLE) "
                    + $"FROM read_parquet({DuckDbSession.Literal(path)})"))) yield return $"{path} cannot be read";
            }
        }
    }

    private static bool CanRead<T>(Func<T> read)
    {
        try
        {
            read();
            return true;
        }
        catch (Exception fault) when (fault is RunFolderException or DuckDbException)
        {
            return false;
        }
    }
}
