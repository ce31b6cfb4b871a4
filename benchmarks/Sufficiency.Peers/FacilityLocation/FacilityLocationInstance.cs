namespace Sufficiency.Peers.FacilityLocation;

/// <summary>A capacitated facility-location instance of the literature: open facilities and serve customers at least cost.</summary>
/// <param name="Name">Name, for messages.</param>
/// <param name="Capacity">Most demand each facility can serve.</param>
/// <param name="OpeningCost">Cost of opening each facility.</param>
/// <param name="Demand">Demand of each customer.</param>
/// <param name="ServiceCost">[facility, customer]: cost of serving all of a customer's demand from a facility.</param>
internal sealed record FacilityLocationInstance(string Name, double[] Capacity, double[] OpeningCost, double[] Demand,
    double[,] ServiceCost)
{
    /// <summary>Number of facilities.</summary>
    public int FacilityCount => Capacity.Length;

    /// <summary>Number of customers.</summary>
    public int CustomerCount => Demand.Length;
}
