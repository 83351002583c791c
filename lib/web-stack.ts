import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  type IResponseHeadersPolicyRef,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Construct } from 'constructs';
import { securityHeaders } from '../shared/api/security-headers';
import { acknowledge } from './constructs/acknowledge';
import { closedBucket, logBucket } from './constructs/closed-bucket';
import { callerAddress, pageRouter } from './constructs/edge-code';
import { PageDeployment } from './constructs/page-deployment';
import { responseHeaders } from './constructs/response-headers';
import { nameIn, type Stage } from './stage';

interface WebProps {
  readonly stage: Stage;
  readonly api: HttpApi;
  /** The folder of the built pages. */
  readonly pages: string;
}

/** The portal's one address: pages from a bucket, and the interface below /api, so that no other origin is involved. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, { stage, api, pages }: WebProps) {
    super(scope, id, { description: 'Faturakom: the pages and the one address of everything' });
    /** The only place where addresses of callers are kept. */
    const logs = logBucket(this, 'AccessLogs');
    const bucket = closedBucket(this, 'Pages', { serverAccessLogsBucket: logs, serverAccessLogsPrefix: 'pages/' });
    const headers = new ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: nameIn(stage, 'headers'),
      ...responseHeaders(securityHeaders),
    });
    const distribution = new Distribution(this, 'Site', {
      comment: `Faturakom ${stage.name}`,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        compress: true,
        responseHeadersPolicy: headers,
        functionAssociations: [this.atEdge('PageRouter', pageRouter)],
      },
      additionalBehaviors: { '/api/*': this.toApi(api, headers) },
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_200,
      enableLogging: true,
      logBucket: logs,
      logFilePrefix: 'site/',
      logIncludesCookies: false,
      ...(stage.webAclArn === undefined ? {} : { webAclId: stage.webAclArn }),
      ...(stage.site === undefined
        ? {}
        : {
            domainNames: [stage.site.domain],
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
            certificate: Certificate.fromCertificateArn(this, 'Certificate', stage.site.certificateArn),
          }),
    });
    acknowledge(distribution, {
      CFR1: 'Agents and staff abroad sign in too; signing in is what is guarded, not the country.',
      ...(stage.webAclArn === undefined
        ? {
            CFR2: 'Requests are throttled at API Gateway and sign-ins by phone and address; a web ACL comes by -c webAclArn.',
          }
        : {}),
      ...(stage.site === undefined
        ? { CFR4: 'Without an own domain the certificate is CloudFront’s, and its lowest protocol cannot be chosen.' }
        : {}),
    });
    new PageDeployment(this, 'Deployment', { stage, bucket, pages });
    new CfnOutput(this, 'Address', { value: `https://${stage.site?.domain ?? distribution.distributionDomainName}` });
  }

  /** Never cached; cookies, body and every header but the host go through. */
  private toApi(api: HttpApi, headers: IResponseHeadersPolicyRef): BehaviorOptions {
    return {
      origin: new HttpOrigin(`${api.apiId}.execute-api.${this.region}.${this.urlSuffix}`, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: headers,
      functionAssociations: [this.atEdge('CallerAddress', callerAddress)],
    };
  }

  private atEdge(id: string, code: string) {
    const edge = new EdgeFunction(this, id, {
      code: FunctionCode.fromInline(code),
      runtime: FunctionRuntime.JS_2_0,
    });
    return { function: edge, eventType: FunctionEventType.VIEWER_REQUEST };
  }
}
