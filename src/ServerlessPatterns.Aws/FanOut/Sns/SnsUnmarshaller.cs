using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace ServerlessPatterns.Aws;

/// <summary>What the answers to all operations have in common: the errors.</summary>
internal abstract class SnsUnmarshaller : XmlResponseUnmarshaller
{
    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        return new SnsException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }
}
