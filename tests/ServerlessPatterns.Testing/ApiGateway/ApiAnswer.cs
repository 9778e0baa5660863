using System.Net;
using System.Text;

namespace ServerlessPatterns.Testing.ApiGateway;

/// <summary>What the client is answered.</summary>
internal sealed record ApiAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public HttpResponseMessage ToMessage(HttpRequestMessage request)
    {
        var message = new HttpResponseMessage((HttpStatusCode)Status)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body)),
        };
        foreach (var (name, value) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value) && !message.Content.Headers.TryAddWithoutValidation(name, value))
            {
                throw new RestApiException($"The header field {name}: {value} is none.");
            }
        }

        return message;
    }
}
