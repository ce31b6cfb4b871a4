using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Grids;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Demand.Population;

/// <summary>Residents by home area and single year of age in the base year and every planned year.</summary>
/// <remarks>
/// Cohorts age forward from each area's first estimate: persons(age, y) = persons(age − 1, y − 1) × (1 + yearly growth), births change by
/// their own yearly rate. Rows for later years, the user's projections or newer estimates, stand as they are and carry the ageing on from
/// there. The mid-year population of calendar year y belongs to academic year y/y+1: a resident aged a is in year group a − 4.
/// Not modelled: students who come and go between 18 and 24, who change the shares of ages that hold few placings.
/// </remarks>
internal sealed class PopulationProjection
{
    /// <summary>Single years of age: 0 to 25.</summary>
    public const int Ages = 26;

    private readonly Grid persons; // by area, calendar year and age
    private readonly int firstYear;
    private readonly int years;

    private PopulationProjection(int areas, int firstYear, int years)
    {
        persons = new(new Axis("areas", areas), new Axis("years", years), new Axis("ages", Ages));
        this.firstYear = firstYear;
        this.years = years;
    }

    /// <summary>Residents of an area and age in the mid-year that an academic year follows; a year before the
    /// first estimate takes the first.</summary>
    public double Persons(int area, int age, AcademicYear year) => persons[area, Math.Max(0, year.StartYear - firstYear), age];

    /// <summary>Residents of an area between two ages, both included.</summary>
    public double Persons(int area, int youngest, int oldest, AcademicYear year)
    {
        var sum = 0.0;
        for (var age = youngest; age <= oldest; age++) sum += Persons(area, age, year);
        return sum;
    }

    /// <summary>Projects every area of a dataset to the end of its horizon.</summary>
    public static PopulationProjection Of(PlanningDataset dataset)
    {
        var first = dataset.Horizon.Base.StartYear;
        foreach (var count in dataset.Population) first = Math.Min(first, count.Year);
        var span = dataset.Horizon.Last.StartYear - first + 1;
        var projection = new PopulationProjection(dataset.Areas.Count, first, span);
        var given = new bool[dataset.Areas.Count, span, Ages];
        var firstGiven = projection.Read(dataset, given);
        for (var area = 0; area < dataset.Areas.Count; area++)
            projection.AgeForward(area, firstGiven[area], given, dataset.Demand.AnnualPopulationGrowth, dataset.Demand.AnnualBirthsGrowth);
        return projection;
    }

    /// <summary>Residents of the county by age and planned year.</summary>
    public Grid County(PlanningDataset dataset)
    {
        var planned = dataset.Horizon.Count;
        var county = new Grid(new Axis("ages", Ages), new Axis("years", planned));
        for (var area = 0; area < dataset.Areas.Count; area++)
        {
            for (var age = 0; age < Ages; age++)
            {
                for (var year = 0; year < planned; year++)
                    county[age, year] += Persons(area, age, dataset.Horizon.First.Plus(year));
            }
        }

        return county;
    }

    /// <summary>Fills in what the dataset gives; returns each area's first year with rows, as a
    /// position (none: the number of years).</summary>
    private int[] Read(PlanningDataset dataset, bool[,,] given)
    {
        var positions = new Dictionary<AreaCode, int>(dataset.Areas.Count);
        for (var i = 0; i < dataset.Areas.Count; i++) positions.Add(dataset.Areas[i].Code, i);
        var firstGiven = new int[dataset.Areas.Count];
        Array.Fill(firstGiven, years);
        foreach (var count in dataset.Population)
        {
            if (count.Age is < 0 or >= Ages || count.Year - firstYear >= years) continue;
            var area = positions[count.Area];
            persons[area, count.Year - firstYear, count.Age] = count.Persons;
            given[area, count.Year - firstYear, count.Age] = true;
            firstGiven[area] = Math.Min(firstGiven[area], count.Year - firstYear);
        }

        return firstGiven;
    }

    private void AgeForward(int area, int first, bool[,,] given, double growth, double birthsGrowth)
    {
        for (var year = first + 1; year < years; year++)
        {
            for (var age = 0; age < Ages; age++)
            {
                if (given[area, year, age]) continue;
                persons[area, year, age] = age == 0
                    ? persons[area, year - 1, 0] * (1.0 + birthsGrowth)
                    : persons[area, year - 1, age - 1] * (1.0 + growth);
            }
        }

        for (var year = 0; year < first && first < years; year++)
        {
            for (var age = 0; age < Ages; age++) persons[area, year, age] = persons[area, first, age];
        }
    }
}
