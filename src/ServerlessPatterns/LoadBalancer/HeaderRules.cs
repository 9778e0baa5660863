using System.Buffers;
using System.Globalization;
using System.Text;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>What may stand in the headers of an answer, so that no value can begin a header of its own.</summary>
internal static class HeaderRules
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // https://www.rfc-editor.org/rfc/rfc9110#name-tokens
    private static readonly SearchValues<char> s_token = SearchValues.Create(Alphanumeric + "!#$%&'*+-.^_`|~");

    // https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1: no blanks, quotation marks, commas, semicolons and backslashes.
    private static readonly SearchValues<char> s_cookie = SearchValues.Create(Alphanumeric + "!#$%&'()*+-./:<=>?@[]^_`{|}~");

    /// <summary>Checks the name of a header.</summary>
    /// <param name="name">The name.</param>
    /// <param name="parameter">Which argument it is.</param>
    /// <returns>The name in lower case.</returns>
    /// <exception cref="ArgumentException">It is no name, or not the handler's to set.</exception>
    public static string CheckName(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(s_token))
        {
            throw new ArgumentException(
                $"'{Show(name)}' is no header name: it must consist of letters, digits and !#$%&'*+-.^_`|~ (https://www.rfc-editor.org/rfc/rfc9110#name-tokens).",
                parameter);
        }

        var lower = name.ToLowerInvariant();
        if (lower is "connection" or "keep-alive" or "proxy-connection" or "transfer-encoding" or "te" or "trailer" or "upgrade")
        {
            throw new ArgumentException(
                $"The header {name} is about the load balancer's connection to the client, which it does not let a function decide on. Leave it out.",
                parameter);
        }

        if (lower == "content-length")
        {
            throw new ArgumentException(
                "The header Content-Length is the load balancer's: it counts the body's bytes itself. Leave it out.", parameter);
        }

        return lower;
    }

    /// <summary>Checks the value of a header.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="parameter">Which argument it is.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static void CheckValue(string name, string value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        foreach (var character in value)
        {
            if (character is (< ' ' or > '~') and not '\t')
            {
                throw new ArgumentException(
                    $"The header {name} cannot have the value '{Show(value)}': the character U+{(int)character:X4} is neither visible ASCII nor blank nor tab. "
                        + "Encode the value, with Uri.EscapeDataString for example, or put it into the body.",
                    parameter);
            }
        }
    }

    /// <summary>Writes a cookie.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="options">How it is kept.</param>
    /// <returns>The value of a <c>Set-Cookie</c> header.</returns>
    /// <exception cref="ArgumentException">Something of it cannot stand in a cookie.</exception>
    public static string Cookie(string name, string value, HttpCookieOptions options)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(s_token))
        {
            throw new ArgumentException(
                $"'{Show(name)}' is no cookie name: it must consist of letters, digits and !#$%&'*+-.^_`|~ (https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1).",
                nameof(name));
        }

        if (value.AsSpan().ContainsAnyExcept(s_cookie))
        {
            throw new ArgumentException(
                $"The cookie {name} cannot have the value '{Show(value)}': it must be visible ASCII without quotation marks, commas, semicolons and backslashes "
                    + "(https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1). Encode the value, with Uri.EscapeDataString for example.",
                nameof(value));
        }

        var cookie = new StringBuilder(name).Append('=').Append(value);
        AppendAttribute(cookie, name, "Path", options.Path, nameof(options));
        AppendAttribute(cookie, name, "Domain", options.Domain, nameof(options));
        if (options.MaxAge is { } age)
        {
            if (age < TimeSpan.Zero)
            {
                throw new ArgumentException($"The cookie {name} cannot be kept for {age}. Give TimeSpan.Zero to delete it.", nameof(options));
            }

            cookie.Append(CultureInfo.InvariantCulture, $"; Max-Age={(long)age.TotalSeconds}");
        }

        if (options.SameSite == HttpSameSite.None && !options.Secure)
        {
            throw new ArgumentException($"Browsers refuse the cookie {name}: with SameSite=None it must be Secure.", nameof(options));
        }

        cookie.Append(options.Secure ? "; Secure" : "").Append(options.HttpOnly ? "; HttpOnly" : "");
        return cookie.Append("; SameSite=").Append(
            options.SameSite switch
            {
                HttpSameSite.Strict => "Strict",
                HttpSameSite.None => "None",
                _ => "Lax",
            }).ToString();
    }

    private static void AppendAttribute(StringBuilder cookie, string name, string attribute, string? value, string parameter)
    {
        if (value is null)
        {
            return;
        }

        foreach (var character in value)
        {
            if (character is < ' ' or > '~' or ';')
            {
                throw new ArgumentException(
                    $"The cookie {name} cannot have the {attribute} '{Show(value)}': it must be visible ASCII without semicolons. Encode it, with Uri.EscapeDataString for example.",
                    parameter);
            }
        }

        cookie.Append("; ").Append(attribute).Append('=').Append(value);
    }

    // Shortened, and without what would break a log line.
    private static string Show(string text)
    {
        var shown = new StringBuilder();
        foreach (var character in HttpProblem.Shorten(text))
        {
            shown.Append(char.IsControl(character) || character is '\u2028' or '\u2029' ? '\u00b7' : character);
        }

        return shown.ToString();
    }
}
