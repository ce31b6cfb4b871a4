using Sufficiency.Returns.Books;
using Sufficiency.Returns.Census;

namespace Sufficiency.Returns.Forms;

/// <summary>Pupils of a form's cell with the plan, with committed schemes only, and the difference.</summary>
internal sealed class LayeredCensus(ReturnContext context)
{
    /// <summary>Why a cell of a year that the run does not reach is blank.</summary>
    public const string NotReached = "The run does not reach this year.";

    /// <summary>Whether the plans that a layer needs reach a year.</summary>
    public bool Reaches(CellLayer layer, int year) => (layer == CellLayer.Unmitigated || context.Plan.Has(year))
        && (layer == CellLayer.Mitigated || context.DoMinimum.Has(year));

    /// <summary>Pupils whom a rule takes, and how the run comes by them.</summary>
    public (double Pupils, Origin Origin) Count(CellLayer layer, int year, Func<CensusCell, bool> takes)
    {
        if (layer == CellLayer.Unmitigated) return context.DoMinimum.Count(year, takes);
        var plan = context.Plan.Count(year, takes);
        if (layer == CellLayer.Mitigated) return plan;
        var without = context.DoMinimum.Count(year, takes);
        return (plan.Pupils - without.Pupils, plan.Origin | without.Origin);
    }
}
