using System.Globalization;

namespace Sufficiency.Engine.Solving.FacilityLocation;

/// <summary>An instance file is not what it should be; the message says where.</summary>
internal sealed class InstanceFormatException(string message) : Exception(message);

/// <summary>Reads the two layouts of capacitated facility location.</summary>
/// <remarks>
/// Both begin with the numbers of facilities and customers, then capacity and opening cost a facility. OR-Library (Beasley 1990,
/// http://people.brunel.ac.uk/~mastjjb/jeb/orlib/capinfo.html) goes on customer by customer: its demand, alone on a line, then its cost from each
/// facility; its largest files have the word "capacity" for the capacities. Holmberg, Rönnqvist and Yuan (1999), and the collections that follow
/// them (Delmaire, Yang), give all demands, then the costs facility by facility, and may end with the best known value.
/// </remarks>
internal static class FacilityLocationReader
{
    private const string CapacityWord = "capacity";

    /// <summary>Reads an instance.</summary>
    /// <param name="name">Name of the instance.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="capacity">What stands for the word "capacity"; null where the file has numbers.</param>
    /// <exception cref="InstanceFormatException">The text is no instance.</exception>
    public static FacilityLocationInstance Read(string name, string text, double? capacity = null)
    {
        var tokens = new TokenReader(name, text);
        var facilities = tokens.NextCount("number of facilities");
        var customers = tokens.NextCount("number of customers");
        var expected = 2L + (2L * facilities) + customers + ((long)facilities * customers);
        if (tokens.Count < expected || tokens.Count > expected + 1)
            throw new InstanceFormatException($"{name}: {facilities} facilities and {customers} customers need {expected} numbers, the file has {tokens.Count}.");
        var capacities = new double[facilities];
        var opening = new double[facilities];
        for (var facility = 0; facility < facilities; facility++)
        {
            capacities[facility] = tokens.NextIs(CapacityWord)
                ? capacity ?? throw new InstanceFormatException($"{name}: the file has the word \"capacity\" for a number; give it by --capacity.")
                : tokens.Next("capacity");
            opening[facility] = tokens.Next("opening cost");
        }

        var demand = new double[customers];
        var cost = new double[facilities, customers];
        if (tokens.NextStandsAlone()) ReadByCustomer(tokens, demand, cost);
        else ReadByFacility(tokens, demand, cost);
        return new FacilityLocationInstance(name, capacities, opening, demand, cost);
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

    private sealed class TokenReader
    {
        private readonly string name;
        private readonly List<(string Text, int Line)> tokens = [];
        private int next;

        public TokenReader(string name, string text)
        {
            this.name = name;
            var line = 0;
            foreach (var content in text.Split('\n'))
            {
                line++;
                foreach (var token in content.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) tokens.Add((token, line));
            }
        }

        public int Count => tokens.Count;

        public bool NextIs(string word)
        {
            if (next >= tokens.Count || !string.Equals(tokens[next].Text, word, StringComparison.OrdinalIgnoreCase)) return false;
            next++;
            return true;
        }

        // A single number on a line, followed by a fuller line, is a customer's demand before its costs.
        public bool NextStandsAlone() => OnLine(next) == 1 && (next + 2 >= tokens.Count || OnLine(next + 1) > 1);

        public double Next(string what)
        {
            var (text, line) = next < tokens.Count ? tokens[next++] : throw new InstanceFormatException($"{name}: the file ends before a {what}.");
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value >= 0
                ? value
                : throw new InstanceFormatException($"{name}, line {line}: '{text}' is no {what}.");
        }

        public int NextCount(string what)
        {
            var value = Next(what);
            return value is >= 1 and <= 100_000 && value == Math.Floor(value) ? (int)value : throw new InstanceFormatException($"{name}: {value.ToString(CultureInfo.InvariantCulture)} is no {what}.");
        }

        private int OnLine(int index)
        {
            if (index >= tokens.Count) return 0;
            var line = tokens[index].Line;
            var (first, last) = (index, index);
            while (first > 0 && tokens[first - 1].Line == line) first--;
            while (last + 1 < tokens.Count && tokens[last + 1].Line == line) last++;
            return last - first + 1;
        }
    }
}
