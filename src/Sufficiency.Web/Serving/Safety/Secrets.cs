using System.Security.Cryptography;
using System.Text;

namespace Sufficiency.Web.Serving.Safety;

/// <summary>The token that opens the application once, and the session that the browser holds afterwards.</summary>
internal sealed class Secrets
{
    private const int Bytes = 32;
    private readonly string session = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
    private int isUsed;

    /// <summary>The token of the printed address.</summary>
    public string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Tells this start of the program from others; no secret.</summary>
    public string Name { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));

    /// <summary>Exchanges the token for the session; null for a wrong token, or for the second use of the right one.</summary>
    public string? TakeSession(string token) =>
        AreEqual(token, Token) && Interlocked.Exchange(ref isUsed, 1) == 0 ? session : null;

    /// <summary>Whether a browser holds the session.</summary>
    public bool IsSession(string? held) => held is not null && AreEqual(held, session);

    private static bool AreEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
