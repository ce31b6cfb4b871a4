using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Cautions;

/// <summary>Schools whose pupils with plans more than double, and grow by five at least.</summary>
internal sealed class SchoolsThatDouble : ICautionCheck
{
    private const int Named = 3;
    private const double LeastGrowth = 5.0;

    /// <inheritdoc />
    public IEnumerable<Caution> Look(CautionFacts facts)
    {
        var schools = facts.OwnSchools
            .Select(school =>
                (school.Name, Then: facts.Find(school, facts.Base)?.Roll ?? 0.0, Now: facts.Find(school, facts.Last)?.Roll ?? 0.0))
            .Where(school => school.Then >= 1.0 && school.Now > 2.0 * school.Then && school.Now - school.Then >= LeastGrowth)
            .OrderByDescending(school => school.Now - school.Then).ThenBy(school => school.Name, StringComparer.Ordinal).ToList();
        if (schools.Count == 0) yield break;
        var named = string.Join(", ",
            schools.Take(Named).Select(school => $"{school.Name} ({CautionFacts.Count(school.Then)} to {CautionFacts.Count(school.Now)})"));
        yield return new(
            "schools_that_double", "", schools.Count,
            $"{CautionFacts.Count(schools.Count)} {(schools.Count == 1 ? "school has" : "schools have")} more than twice the pupils with "
                + $"plans in {facts.Last} that were counted in {facts.Base}: {named}{(schools.Count > Named ? " and others" : "")}.");
    }
}
