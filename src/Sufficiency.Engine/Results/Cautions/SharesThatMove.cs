using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Cautions;

/// <summary>Provision types and phases whose share of the pupils on roll moves by more than a third.</summary>
internal sealed class SharesThatMove : ICautionCheck
{
    /// <inheritdoc />
    public IEnumerable<Caution> Look(CautionFacts facts) =>
    [
        .. ProvisionCodes.ProvisionTypes.SelectMany(type =>
            Of(facts, type.ToCode(), NameOf(type), facts.Plan.ProviderYears, row => row.ProvisionType, row => row.AcademicYear, row =>
                row.Roll)),
        .. new[] { Phase.Primary, Phase.Secondary, Phase.PostSixteen }.SelectMany(phase =>
            Of(facts, phase.ToTableCode(), NameOf(phase), facts.Plan.PhaseYears, row => row.Phase, row => row.AcademicYear, row =>
                row.Roll)),
    ];

    private static IEnumerable<Caution> Of<TRow>(
        CautionFacts facts, string code, string name, IReadOnlyList<TRow> rows, Func<TRow, string> codeOf, Func<TRow, int> yearOf,
        Func<TRow, double> rollOf)
    {
        var (then, now) = (Share(facts.Base.StartYear), Share(facts.Last.StartYear));
        if (then <= 0.0 || (now <= then * 4.0 / 3.0 && now >= then * 2.0 / 3.0)) yield break;
        yield return new(
            "shares_that_move", code, now / then,
            $"Of all pupils on roll, {name} {CautionFacts.Percent(now)} in {facts.Last}, against {CautionFacts.Percent(then)} counted "
                + $"in {facts.Base}: a move of more than a third.");

        double Share(int year)
        {
            var all = rows.Where(row => yearOf(row) == year).ToList();
            return all.Sum(rollOf) is > 0.0 and var whole
                ? all.Where(row => string.Equals(codeOf(row), code, StringComparison.Ordinal)).Sum(rollOf) / whole : 0.0;
        }
    }

    private static string NameOf(ProvisionType type) => type switch
    {
        ProvisionType.Mainstream => "mainstream has",
        ProvisionType.ResourceBase => "resource bases have",
        ProvisionType.SpecialSchool => "special schools have",
        _ => "places out of county have",
    };

    private static string NameOf(Phase phase) => phase switch
    {
        Phase.Primary => "primary pupils are",
        Phase.Secondary => "secondary pupils are",
        _ => "pupils after 16 are",
    };
}
