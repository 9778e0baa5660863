using System.Net;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace ServerlessPatterns.Aws;

/// <summary>What the answers to all operations have in common: the errors, and that they may not be SNS's at all.</summary>
internal abstract class SnsUnmarshaller : XmlResponseUnmarshaller
{
    public sealed override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        try
        {
            return Read(input);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            // The exception that the SDK's retry policy takes for a passing fault.
            throw new AmazonUnmarshallingException(
                input.ResponseData.GetHeaderValue("x-amzn-RequestId"),
                input.CurrentPath,
                input.ResponseBody,
                $"What answered is not SNS, or was cut short: {e.Message} Look at the endpoint that the client is configured with, and at proxies on the way.",
                e)
            {
                StatusCode = input.ResponseData.StatusCode,
            };
        }
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        return new SnsException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }

    /// <summary>Reads a successful answer.</summary>
    /// <exception cref="InvalidDataException">It is no answer to the operation.</exception>
    protected abstract AmazonWebServiceResponse Read(XmlUnmarshallerContext input);
}
