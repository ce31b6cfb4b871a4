using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results;

/// <summary>Every cost of a plan by year and kind; their discounted sum is the objective.</summary>
internal sealed class CostSheet(PlanBasis basis, PlanTotals totals, PlaceUse places)
{
    private readonly ModelData data = basis.Data;

    private readonly List<CostRow> rows = [];

    /// <summary>Rows in the order of year, kind, provision type, provider and scheme; none of nothing.</summary>
    public IReadOnlyList<CostRow> Rows()
    {
        for (var p = 0; p < data.Providers.Count; p++) AddProvider(p);
        foreach (var opening in places.Opened)
        {
            var scheme = data.Dataset.Schemes[opening.Scheme];
            var type = data.Providers[data.IndexOf(scheme.Provider)].Type;
            for (var t = 0; t < data.YearCount; t++)
                Money(t, "capital", CapitalCosts.InYear(data, opening, t), type, scheme.Provider.Value, scheme.Id.Value);
        }

        for (var t = 0; t < data.YearCount; t++)
        {
            var (interim, pupils) = Waiting(t);
            Money(t, "interim", interim, null, null, null);
            Penalty(t, "penalty_waiting", pupils * basis.Costs.WaitingPenalty, null, null);
            Money(t, "stock", StandingCosts.StockInYear(data, t), null, null, null);
            Money(t, "actions", ActionCosts.InYear(data, t, isHighNeeds: true), null, null, null);
            Money(t, "actions_elsewhere", ActionCosts.InYear(data, t, isHighNeeds: false), null, null, null);
        }

        rows.Sort(InColumnOrder);
        return rows;
    }

    private void AddProvider(int p)
    {
        var provider = data.Providers[p];
        var (id, type) = (provider.Id.Value, provider.Type);
        for (var t = 0; t < data.YearCount; t++)
        {
            var at = (p * data.YearCount) + t;
            var roll = totals.RollPlaced[at] + data.Forecast.InitialRollOf(p, t);
            Money(t, "place_funding", PlaceFunding(p, t, roll), type, id, null);
            Money(t, type == ProvisionType.OutOfCounty ? "fee" : "top_up", TopUpOrFee(p, t, roll), type, id, null);
            var standing = EntryPoints.All
                .Sum(entry => data.InitialRoll.Pupils(p, entry, t) is > 0.0 and var pupils
                    ? pupils * basis.Costs.StandingJourney(p, entry) : 0.0);
            Money(t, "transport", totals.Transport[at] + standing, type, id, null);
            Penalty(t, "penalty_minutes", totals.MinutesPenalty[at], type, id);
            Penalty(t, "penalty_over_capacity",
                places.OverCapacity(p, t) * data.Dataset.Penalties.OverCapacityPerPlaceYear.Value, type, id);
        }
    }

    private double TopUpOrFee(int p, int t, double roll)
    {
        var enhanced = totals.EnhancedAtBases[(p * data.YearCount) + t];
        return ((roll - enhanced) * PupilCosts.TopUpOrFee(data, data.Providers[p], t, Tier.Mainstream))
            + (enhanced * PupilCosts.TopUpOrFee(data, data.Providers[p], t, Tier.Enhanced));
    }

    private double PlaceFunding(int p, int t, double roll)
    {
        var provider = data.Providers[p];
        var funded = provider.HasUnlimitedPlaces ? roll : data.OwnPlaces(p, t) + places.SchemePlaces(p, t) + places.OverCapacity(p, t);
        return funded * provider.PlaceFunding.Value;
    }

    private (double Interim, double Pupils) Waiting(int t)
    {
        var (interim, total) = (0.0, 0.0);
        foreach (var phase in new[] { Phase.Primary, Phase.Secondary, Phase.PostSixteen })
        {
            var pupils = 0.0;
            for (var a = 0; a < data.Dataset.Areas.Count; a++)
            {
                foreach (var need in NeedCodes.All)
                {
                    foreach (var tier in ProvisionCodes.Tiers) pupils += totals.Waiting[totals.WaitingAt(a, need, tier, phase, t)];
                }
            }

            total += pupils;
            if (pupils > 0.0) interim += pupils * WaitingCosts.InterimPerPupilYear(data, phase);
        }

        return (interim, total);
    }

    private void Money(int year, string kind, double gbp, ProvisionType? type, string? provider, string? scheme)
    {
        if (gbp != 0.0) rows.Add(new()
        {
            AcademicYear = data.StartYear(year),
            Kind = kind,
            ProvisionType = type?.ToCode(),
            ProviderId = provider,
            SchemeId = scheme,
            CostGbp = gbp,
            PenaltyGbp = 0.0,
            DiscountedGbp = gbp * data.Discount[year],
        });
    }

    private void Penalty(int year, string kind, double gbp, ProvisionType? type, string? provider)
    {
        if (gbp != 0.0) rows.Add(new()
        {
            AcademicYear = data.StartYear(year),
            Kind = kind,
            ProvisionType = type?.ToCode(),
            ProviderId = provider,
            SchemeId = null,
            CostGbp = 0.0,
            PenaltyGbp = gbp,
            DiscountedGbp = gbp * data.Discount[year],
        });
    }

    private static int InColumnOrder(CostRow left, CostRow right)
    {
        var order = left.AcademicYear.CompareTo(right.AcademicYear);
        if (order == 0) order = string.CompareOrdinal(left.Kind, right.Kind);
        if (order == 0) order = string.CompareOrdinal(left.ProvisionType, right.ProvisionType);
        if (order == 0) order = string.CompareOrdinal(left.ProviderId, right.ProviderId);
        return order == 0 ? string.CompareOrdinal(left.SchemeId, right.SchemeId) : order;
    }
}
