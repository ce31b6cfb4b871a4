using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>Capital of an opened scheme as an annuity in each year from opening to the horizon's end.</summary>
internal static class CapitalCosts
{
    public static void Add(ModelData data, PlanColumns columns, ProblemDraft draft)
    {
        foreach (var opening in columns.Openings)
        {
            for (var t = 0; t < data.YearCount; t++) draft.AddCost(opening, data.Discount[t] * InYear(data, opening.Decides, t));
        }
    }

    /// <summary>£ in a year; nil before the opening.</summary>
    public static double InYear(ModelData data, SchemeOpening opening, int year) =>
        data.Dataset.Horizon.First.Plus(year) < opening.Year ? 0.0
        : Annuity(data.SchemeOf(opening), data.Dataset.Costs.DiscountRate);

    /// <summary>capital × r / (1 − (1 + r)^−life), the level payment that repays capital with interest; capital / life at r = 0.</summary>
    public static double Annuity(Scheme scheme, double rate) => rate == 0.0
        ? scheme.Capital.Value / scheme.AssetLifeYears
        : scheme.Capital.Value * rate / (1.0 - Math.Pow(1.0 + rate, -scheme.AssetLifeYears));
}
