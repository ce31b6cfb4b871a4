namespace Sufficiency.Peers.FacilityLocation;

/// <summary>An instance file is not what it should be; the message says where.</summary>
internal sealed class InstanceFormatException(string message) : Exception(message);

/// <summary>How a file gives demands and costs, after the capacities and opening costs that all begin with.</summary>
internal enum FacilityLocationLayout
{
    /// <summary>Customer by customer, its demand alone on a line, then its cost from each facility (Beasley 1990,
    /// http://people.brunel.ac.uk/~mastjjb/jeb/orlib/capinfo.html).</summary>
    OrLibrary,

    /// <summary>All demands, then the costs facility by facility (Holmberg, Rönnqvist and Yuan 1999, and the collections
    /// that follow them: Delmaire, Yang).</summary>
    Holmberg,
}

/// <summary>Reads the layouts of capacitated facility location.</summary>
/// <remarks>
/// Both have the same numbers, so that only the lines tell them apart. OR-Library's largest files have the word "capacity" for the
/// capacities; Holmberg's may end with the best known value.
/// </remarks>
internal static class FacilityLocationReader
{
    private const string CapacityWord = "capacity";

    /// <summary>Reads an instance.</summary>
    /// <param name="name">Name of the instance.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="capacity">What stands for the word "capacity"; null where the file has numbers.</param>
    /// <param name="layout">Its layout; null for that which its lines tell.</param>
    /// <exception cref="InstanceFormatException">The text is no instance, or one in either layout and not the same.</exception>
    public static FacilityLocationInstance Read(string name, string text, double? capacity = null, FacilityLocationLayout? layout = null)
    {
        var tokens = new TokenReader(name, text);
        var facilities = tokens.NextCount("number of facilities");
        var customers = tokens.NextCount("number of customers");
        var expected = 2L + (2L * facilities) + customers + ((long)facilities * customers);
        if (tokens.Count < expected || tokens.Count > expected + 1)
            throw new InstanceFormatException(
                $"{name}: {facilities} facilities and {customers} customers need {expected} numbers, the file has {tokens.Count}.");
        var capacities = new double[facilities];
        var opening = new double[facilities];
        for (var facility = 0; facility < facilities; facility++)
        {
            capacities[facility] = tokens.NextIs(CapacityWord)
                ? capacity
                ?? throw new InstanceFormatException($"{name}: the file has the word \"capacity\" for a number; give it by --capacity.")
                : tokens.Next("capacity", double.MaxValue); // more than all demand is as good as all demand
            opening[facility] = tokens.Next("opening cost");
        }

        return layout is { } known ? Rest(known) : tokens.LayoutFrom(facilities, customers) is { } told ? Rest(told) : Either();

        FacilityLocationInstance Rest(FacilityLocationLayout of)
        {
            var (demand, cost, rest) = (new double[customers], new double[facilities, customers], tokens.Copy());
            if (of == FacilityLocationLayout.OrLibrary) ReadByCustomer(rest, demand, cost);
            else ReadByFacility(rest, demand, cost);
            return new FacilityLocationInstance(name, capacities, opening, demand, cost);
        }

        FacilityLocationInstance Either()
        {
            var (one, other) = (Rest(FacilityLocationLayout.OrLibrary), Rest(FacilityLocationLayout.Holmberg));
            return one.Demand.SequenceEqual(other.Demand) && one.ServiceCost.Cast<double>().SequenceEqual(other.ServiceCost.Cast<double>())
                ? one
                : throw new InstanceFormatException($"{name}: its lines do not tell whether each demand is followed by that customer's "
                    + "costs (--layout or-library) or all demands come first (--layout holmberg). Say which.");
        }
    }

    private static void ReadByCustomer(TokenReader tokens, double[] demand, double[,] cost)
    {
        for (var customer = 0; customer < demand.Length; customer++)
        {
            demand[customer] = tokens.Next("demand");
            for (var facility = 0; facility < cost.GetLength(0); facility++) cost[facility, customer] = tokens.Next("cost");
        }
    }

    private static void ReadByFacility(TokenReader tokens, double[] demand, double[,] cost)
    {
        for (var customer = 0; customer < demand.Length; customer++) demand[customer] = tokens.Next("demand");
        for (var facility = 0; facility < cost.GetLength(0); facility++)
        {
            for (var customer = 0; customer < demand.Length; customer++) cost[facility, customer] = tokens.Next("cost");
        }
    }
}
