using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Cautions;

/// <summary>Whether every special school is full at the end.</summary>
internal sealed class SpecialSchoolsFull : ICautionCheck
{
    private const double Full = 0.995;

    /// <inheritdoc />
    public IEnumerable<Caution> Look(CautionFacts facts)
    {
        var rows = facts.OwnSchools.Where(school => school.Type == ProvisionType.SpecialSchool).Select(school =>
            facts.Find(school, facts.Last))
            .Where(row => row is { Places: not null } && row.Places + row.SchemePlaces > 0.0).ToList();
        if (rows.Count > 0 && rows.TrueForAll(row => row!.Roll >= Full * (row.Places!.Value + row.SchemePlaces)))
            yield return new("special_schools_full", "", rows.Count,
                $"Every special school is full in {facts.Last}, {CautionFacts.Count(rows.Count)} of {CautionFacts.Count(rows.Count)}: "
                    + "the plan ends without room for anyone more.");
    }
}
