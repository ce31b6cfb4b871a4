namespace Sufficiency.Returns.Census;

/// <summary>Every plan of the authority at every January of a run, for one of its plans.</summary>
/// <param name="baseYear">The year that was counted.</param>
/// <param name="lastYear">The last year of the run.</param>
/// <param name="cells">The cells; those that do not stand here hold nobody.</param>
public sealed class PlanCensus(int baseYear, int lastYear, IReadOnlyList<CensusCell> cells)
{
    private readonly Dictionary<int, CensusCell[]> byYear =
        cells.GroupBy(cell => cell.AcademicYear).ToDictionary(year => year.Key, year => year.ToArray());

    /// <summary>The year that was counted.</summary>
    public int BaseYear => baseYear;

    /// <summary>The last year of the run.</summary>
    public int LastYear => lastYear;

    /// <summary>Whether the run reaches a year.</summary>
    public bool Has(int academicYear) => academicYear >= baseYear && academicYear <= lastYear;

    /// <summary>Cells of a year.</summary>
    public IReadOnlyList<CensusCell> Year(int academicYear) => byYear.TryGetValue(academicYear, out var found) ? found : [];

    /// <summary>Pupils of a year that a rule takes, and how the run comes by them.</summary>
    public (double Pupils, Origin Origin) Count(int academicYear, Func<CensusCell, bool> takes)
    {
        var (pupils, origin) = (0.0, Origin.None);
        foreach (var cell in Year(academicYear).Where(takes))
        {
            pupils += cell.Pupils;
            origin |= cell.Origin;
        }

        return (pupils, origin);
    }
}
