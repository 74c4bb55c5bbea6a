import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Query, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import { Access } from './access.js';
import { SESSION_COOKIE } from './access.guard.js';
import { HttpProblem } from './problem.js';
import { RateLimits, type LimitedReply } from './rate-limits.js';
import type { EdgeRequest } from './viewer.js';

const loginBody = z.strictObject({
  user: z.string().min(1).max(80).default('owner'),
  password: z.string().min(1).max(500),
});
const passwordBody = z.strictObject({ password: z.string().min(12).max(500) });
const linkQuery = z.strictObject({ token: z.string().min(1).max(200) });

interface CookieReply extends LimitedReply {
  setCookie: (name: string, value: string, options: object) => CookieReply;
  clearCookie: (name: string, options: object) => CookieReply;
  redirect: (to: string, status?: number) => unknown;
}

export const SECURE_COOKIES = Symbol('secure cookies');

/** Coming in and going out: the one-time link of the local owner, a password, sign-out. */
@Controller()
export class SessionController {
  constructor(
    @Inject(Access) private readonly access: Access,
    @Inject(RateLimits) private readonly limits: RateLimits,
    @Inject(SECURE_COOKIES) private readonly secure: boolean,
  ) {}

  @Get('auth/link')
  async link(
    @Query({ schema: linkQuery }) { token }: z.output<typeof linkQuery>,
    @Req() request: EdgeRequest,
    @Res() reply: CookieReply,
  ): Promise<void> {
    this.limits.take(reply, request.ip, 'login');
    const session = await this.access.useLink(token);
    if (session === null) {
      reply.redirect('/?link=used', 303);
      return;
    }
    this.setCookie(reply, session);
    reply.redirect('/', 303);
  }

  @Post('v1/session')
  @HttpCode(204)
  async login(
    @Body({ schema: loginBody }) body: z.output<typeof loginBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<void> {
    this.limits.take(reply, request.ip, 'login');
    this.limits.take(reply, body.user, 'login');
    const session = await this.access.login(body.user, body.password);
    if (session === null)
      throw new HttpProblem(401, 'login-wrong', 'User or password is not right, or no password has been set yet.');
    this.setCookie(reply, session);
  }

  @Delete('v1/session')
  @HttpCode(204)
  async logout(@Req() request: EdgeRequest, @Res({ passthrough: true }) reply: CookieReply): Promise<void> {
    const session = request.visit?.session;
    if (session !== null && session !== undefined) await this.access.endSession(session);
    reply.clearCookie(SESSION_COOKIE, { path: '/' });
  }

  /** A fresh one-time link for the local owner, for somebody who is signed in (the command line is). */
  @Post('v1/me/link')
  async freshLink(@Req() request: EdgeRequest): Promise<{ link: string }> {
    if (request.visit?.user !== 'owner') {
      throw new HttpProblem(403, 'not-allowed', 'Only the local owner, signed in, makes a link to sign in with.');
    }
    return { link: await this.access.ownerLink() };
  }

  @Put('v1/me/password')
  @HttpCode(204)
  async password(
    @Body({ schema: passwordBody }) body: z.output<typeof passwordBody>,
    @Req() request: EdgeRequest,
  ): Promise<void> {
    const user = request.visit?.user;
    if (user === null || user === undefined)
      throw new HttpProblem(403, 'not-allowed', 'Only a signed-in person has a password; keys have none.');
    await this.access.setPassword(user, body.password);
  }

  private setCookie(reply: CookieReply, session: string): void {
    reply.setCookie(SESSION_COOKIE, session, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.secure,
      maxAge: 30 * 24 * 3600,
    });
  }
}
