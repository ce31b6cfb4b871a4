namespace Sufficiency.Runner.Settings;

/// <summary>The request cannot be carried out as given; the message tells the user what to change.</summary>
internal sealed class RequestException(string message) : Exception(message);
